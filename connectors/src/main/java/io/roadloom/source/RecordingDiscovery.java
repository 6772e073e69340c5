package io.roadloom.source;

import io.roadloom.format.RecordingFormats;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileStatus;

/**
 * Finds recordings at paths: files, folders with all below them, globs. A file that is named is
 * taken whatever it is; in folders and by globs those with a recording's ending are, except hidden
 * ones (their own name, or a folder's on the way, starts with a dot or an underscore). A folder
 * below that cannot be listed is found itself, as a file that cannot be opened.
 *
 * @param paths local paths, or URIs of any of Flink's file systems
 */
public record RecordingDiscovery(List<String> paths) implements Serializable {
  /**
   * What is there now, ordered by URI, each file once.
   *
   * @throws NothingToReadException where a path does not exist or is no file or folder
   * @throws IOException where storage does not answer
   */
  public List<FoundFile> find() throws IOException {
    Map<String, FoundFile> found = new TreeMap<>();
    for (String path : paths) {
      find(path, found);
    }
    return List.copyOf(found.values());
  }

  private void find(String asked, Map<String, FoundFile> found) throws IOException {
    Path path = Locations.path(asked);
    FileSystem files = path.getFileSystem();
    FileStatus status = status(files, path);
    if (status != null && status.isDir()) {
      walk(files, status, path, found);
    } else if (status != null) {
      if (!files.isDistributedFS() && !new File(path.getPath()).isFile()) {
        throw new NothingToReadException(asked + " is neither a file nor a folder");
      }
      add(status, path.getName(), found);
    } else if (Glob.isGlob(asked)) {
      Glob glob = Glob.of(path);
      for (FileStatus match : glob.matches(files)) {
        walk(files, match, glob.base(), found);
      }
    } else {
      throw new NothingToReadException(asked + " does not exist");
    }
  }

  private void walk(FileSystem files, FileStatus at, Path base, Map<String, FoundFile> found)
      throws IOException {
    if (!at.isDir()) {
      if (RecordingFormats.claims(at.getPath().getName())) {
        add(at, below(base, at.getPath()), found);
      }
      return;
    }
    List<FileStatus> children;
    try {
      children = list(files, at.getPath());
    } catch (IOException e) {
      if (at.getPath().equals(base) || !Unreadable.isOfFile(e)) {
        throw e;
      }
      add(at, below(base, at.getPath()), found); // opening it will say why
      return;
    }
    for (FileStatus child : children) {
      walk(files, child, base, found);
    }
  }

  /** Children that are not hidden, by name. */
  static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
    FileStatus[] children =
        files.isDistributedFS() ? files.listStatus(folder) : local(files, folder);
    if (children == null) {
      throw new FileSystemException(folder.getPath(), null, "cannot be listed");
    }
    List<FileStatus> visible = new ArrayList<>();
    for (FileStatus child : children) {
      String name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        visible.add(child);
      }
    }
    visible.sort(Comparator.comparing(child -> child.getPath().getName()));
    return visible;
  }

  /** Flink's own listing fails where one entry is a link to nothing, or is deleted meanwhile. */
  private static FileStatus[] local(FileSystem files, Path folder) {
    File[] children = new File(folder.getPath()).listFiles();
    return children == null
        ? null
        : Arrays.stream(children)
            .map(child -> new LocalFileStatus(child, files))
            .toArray(FileStatus[]::new);
  }

  private static FileStatus status(FileSystem files, Path path) throws IOException {
    try {
      return files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static void add(FileStatus status, String below, Map<String, FoundFile> found) {
    String uri = status.getPath().toString();
    found.putIfAbsent(
        uri, new FoundFile(uri, below, status.getLen(), status.getModificationTime()));
  }

  private static String below(Path base, Path file) {
    String prefix = base.getPath().endsWith("/") ? base.getPath() : base.getPath() + "/";
    String path = file.getPath();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : file.getName();
  }
}
