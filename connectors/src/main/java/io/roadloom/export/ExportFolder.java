package io.roadloom.export;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The folder that an export goes to, in any of Flink's file systems. Files are written under other
 * names and renamed when they are whole. What was left behind by a run that was killed lies in
 * {@code .shards/tmp} and goes with the next run's end.
 */
public final class ExportFolder {
  private static final String STATE = ".shards";
  private static final int BUFFER = 1 << 16;
  private final Path root;
  private final FileSystem files;

  /** A file that is being written. */
  record Draft(Path path, String target, HashingOutput out) {}

  public ExportFolder(String uri) throws IOException {
    this.root = new Path(uri);
    this.files = root.getFileSystem();
  }

  /** Starts a file of the export. */
  Draft draft(String target) throws IOException {
    Path path = new Path(temporary(), UUID.randomUUID().toString());
    FSDataOutputStream out = files.create(path, FileSystem.WriteMode.NO_OVERWRITE);
    return new Draft(path, target, new HashingOutput(out));
  }

  /** What a draft is written through. */
  static OutputStream buffered(Draft draft) {
    return new BufferedOutputStream(draft.out(), BUFFER);
  }

  /** Gives a file, closed, its name, in place of one that has it. */
  void publish(Draft draft) throws IOException {
    Path target = new Path(root, draft.target());
    files.mkdirs(target.getParent());
    if (files.rename(draft.path(), target)) {
      return;
    }
    // Not every file system replaces.
    files.delete(target, false);
    if (!files.rename(draft.path(), target)) {
      throw new IOException("cannot rename " + draft.path() + " to " + target);
    }
  }

  void discard(Draft draft) throws IOException {
    files.delete(draft.path(), false);
  }

  /** Size and hash of a file; null where there is none. */
  @Nullable
  WrittenFile find(String target, long expectedSize) throws IOException {
    try {
      FileStatus status = files.getFileStatus(new Path(root, target));
      if (status.isDir() || status.getLen() != expectedSize) {
        return null;
      }
    } catch (FileNotFoundException e) {
      return null;
    }
    HashingOutput hash = new HashingOutput(OutputStream.nullOutputStream());
    try (InputStream in = files.open(new Path(root, target))) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        hash.write(buffer, 0, count);
      }
    }
    return new WrittenFile(target, hash.size(), hash.sha256(), null);
  }

  /** What is known of the export itself: where it lies. */
  Path state(String name) {
    return new Path(root, stateTarget(name));
  }

  /** The same, relative to the folder. */
  String stateTarget(String name) {
    return STATE + "/" + name;
  }

  boolean exists(Path path) throws IOException {
    return files.exists(path);
  }

  InputStream open(Path path) throws IOException {
    return files.open(path);
  }

  void delete(Path path) throws IOException {
    if (files.exists(path)) {
      files.delete(path, false);
    }
  }

  /** Removes what killed runs left. No other run may be at work. */
  public void removeLeftovers() throws IOException {
    if (files.exists(temporary())) {
      files.delete(temporary(), true);
    }
  }

  private Path temporary() {
    return new Path(new Path(root, STATE), "tmp");
  }
}
