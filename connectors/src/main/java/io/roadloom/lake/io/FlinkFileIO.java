package io.roadloom.lake.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Reads and writes a table's files with Flink's file systems: what Flink is configured for, its S3
 * plugin for instance, serves tables too. Failures are {@link UncheckedIOException}s.
 */
public final class FlinkFileIO implements FileIO, SupportsPrefixOperations {
  private static final long serialVersionUID = 1;

  @Override
  public InputFile newInputFile(String location) {
    return new FlinkInputFile(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new FlinkOutputFile(location);
  }

  @Override
  public void deleteFile(String location) {
    delete(location, false);
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    List<FileInfo> found = new ArrayList<>();
    try {
      Path path = new Path(prefix);
      list(path.getFileSystem(), path, found);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + prefix, e);
    }
    return found;
  }

  private static void list(FileSystem files, Path folder, List<FileInfo> found) throws IOException {
    FileStatus[] children = files.listStatus(folder);
    if (children == null) {
      throw new FileNotFoundException(folder + " does not exist");
    }
    for (FileStatus child : children) {
      if (child.isDir()) {
        list(files, child.getPath(), found);
      } else {
        found.add(
            new FileInfo(child.getPath().toString(), child.getLen(), child.getModificationTime()));
      }
    }
  }

  @Override
  public void deletePrefix(String prefix) {
    delete(prefix, true);
  }

  private static void delete(String location, boolean recursive) {
    Path path = new Path(location);
    try {
      path.getFileSystem().delete(path, recursive);
    } catch (FileNotFoundException e) {
      return; // gone, to the same end
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + location, e);
    }
  }
}
