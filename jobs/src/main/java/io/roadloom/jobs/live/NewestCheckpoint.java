package io.roadloom.jobs.live;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest complete checkpoint or savepoint below a folder: where a pipeline goes on.
 *
 * @param savepoint whether it was asked for, rather than taken from time to time
 */
record NewestCheckpoint(String path, long id, boolean savepoint) {
  private static final Logger LOG = LoggerFactory.getLogger(NewestCheckpoint.class);
  private static final String METADATA = "_metadata";
  // A savepoint lies at once below the folder, a checkpoint below its job's own.
  private static final int DEPTH = 2;

  /**
   * Looks for it.
   *
   * @throws IOException where storage does not answer
   */
  static Optional<NewestCheckpoint> below(String folder) throws IOException {
    Path root = new Path(folder);
    FileSystem files = root.getFileSystem();
    List<Path> found = new ArrayList<>();
    collect(files, root, DEPTH, found);
    Optional<NewestCheckpoint> newest = Optional.empty();
    for (Path path : found) {
      Optional<NewestCheckpoint> read = read(files, path);
      if (read.isPresent() && (newest.isEmpty() || read.get().id() > newest.get().id())) {
        newest = read;
      }
    }
    return newest;
  }

  private static void collect(FileSystem files, Path folder, int depth, List<Path> found)
      throws IOException {
    FileStatus[] children = list(files, folder);
    for (FileStatus child : children) {
      if (child.isDir()) {
        Path path = child.getPath();
        if (files.exists(new Path(path, METADATA))) {
          found.add(path);
        } else if (depth > 1) {
          collect(files, path, depth - 1, found);
        }
      }
    }
  }

  private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
    try {
      FileStatus[] children = files.listStatus(folder);
      return children == null ? new FileStatus[0] : children;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private static Optional<NewestCheckpoint> read(FileSystem files, Path path) {
    try (DataInputStream in = new DataInputStream(files.open(new Path(path, METADATA)))) {
      long id =
          Checkpoints.loadCheckpointMetadata(
                  in, NewestCheckpoint.class.getClassLoader(), path.toString())
              .getCheckpointId();
      boolean savepoint = path.getName().startsWith("savepoint-");
      return Optional.of(new NewestCheckpoint(path.toString(), id, savepoint));
    } catch (IOException | RuntimeException e) {
      // Its writer was killed before it was complete.
      LOG.warn("{} cannot be read and is passed over", path, e);
      return Optional.empty();
    }
  }
}
