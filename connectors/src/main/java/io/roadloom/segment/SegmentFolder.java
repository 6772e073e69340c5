package io.roadloom.segment;

import io.roadloom.lake.io.ObjectStore;
import io.roadloom.model.Token;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the segments of a live pipeline lie, in any of Flink's file systems.
 *
 * @param uri of the folder
 */
public record SegmentFolder(String uri) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFolder.class);
  private static final String HIDDEN = ".";

  /**
   * Beside the tables.
   *
   * @param liveName of the pipeline
   */
  public static SegmentFolder of(String warehouse, String liveName) {
    return new SegmentFolder(new Path(new Path(warehouse, "segments"), liveName).toString());
  }

  public String uri(SegmentName name) {
    return path(name).toString();
  }

  /**
   * The id of a segment. An orphan passes its id on with its name, which does no harm: no row ever
   * referred to it.
   */
  public String id(SegmentName name) {
    return Token.of(Token.text(uri), Token.text(name.fileName()));
  }

  /** Under a name that whoever lists recordings passes over, until it is {@link #show}n. */
  FSDataOutputStream create(SegmentName name) throws IOException {
    Path path = unfinished(name);
    return path.getFileSystem().create(path, FileSystem.WriteMode.NO_OVERWRITE);
  }

  /** A complete segment gets the name that rows refer to. */
  void show(SegmentName name) throws IOException {
    Path from = unfinished(name);
    Path to = path(name);
    if (!from.equals(to) && !to.getFileSystem().rename(from, to)) {
      throw new IOException("cannot rename the segment %s to %s".formatted(from, to));
    }
  }

  /**
   * Deletes what was written after a checkpoint that a pipeline goes back to: its messages are read
   * again, and rows that referred to it were never committed. Subtasks share the orphans by the
   * number of the subtask that wrote them, so that each removes, before it writes, whatever has a
   * name that it is going to give; none removes what another writes.
   *
   * @param checkpoint that is restored; 0 at a fresh start
   * @return how many were deleted
   */
  public int removeOrphans(long checkpoint, int subtask, int subtasks) throws IOException {
    Path folder = new Path(uri);
    FileSystem files = folder.getFileSystem();
    int removed = 0;
    for (FileStatus file : list(files, folder)) {
      SegmentName name = nameOf(file.getPath());
      if (name != null && name.epoch() >= checkpoint && name.subtask() % subtasks == subtask) {
        if (!files.delete(file.getPath(), false) && files.exists(file.getPath())) {
          throw new IOException("cannot delete the orphaned segment " + file.getPath());
        }
        removed++;
      }
    }
    if (removed > 0) {
      LOG.info("Removed {} segments in {} written after checkpoint {}", removed, uri, checkpoint);
    }
    return removed;
  }

  private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
    try {
      FileStatus[] found = files.listStatus(folder);
      return found == null ? new FileStatus[0] : found;
    } catch (FileNotFoundException e) {
      return new FileStatus[0]; // nothing was ever written
    }
  }

  /** The name of a segment, be it complete or not; null where {@code file} is none. */
  @Nullable
  static SegmentName nameOf(Path file) {
    String name = file.getName();
    return SegmentName.parse(name.startsWith(HIDDEN) ? name.substring(HIDDEN.length()) : name);
  }

  private Path path(SegmentName name) {
    return new Path(uri, name.fileName());
  }

  /** An object is not there before it is complete anyhow. */
  private Path unfinished(SegmentName name) {
    return ObjectStore.has(uri) ? path(name) : new Path(uri, HIDDEN + name.fileName());
  }
}
