package io.roadloom.jobs.dataset;

import io.roadloom.dataset.similar.DuplicateSearch;
import io.roadloom.lake.CandidateSpool;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Hashes to be joined in a file that all tasks can read: of each, by its number, 8 bytes of hash
 * and 4 of owner.
 *
 * @param size how many there are
 */
record HashFile(String uri, int size) implements Serializable {
  static final int BYTES = Long.BYTES + Integer.BYTES;

  /** Hashes that are read at once. */
  static final int CHUNK = 1 << 16;

  private static final int BUFFER = 1 << 20;

  static HashFile write(String folder, DuplicateSearch search) throws IOException {
    Path file = new Path(folder, "hashes-" + UUID.randomUUID() + CandidateSpool.ENDING);
    FileSystem files = file.getFileSystem();
    files.mkdirs(new Path(folder));
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(files.create(file, WriteMode.NO_OVERWRITE), BUFFER))) {
      for (int i = 0; i < search.hashes(); i++) {
        out.writeLong(search.hash(i));
        out.writeInt(search.owner(i));
      }
    }
    return new HashFile(file.toString(), search.hashes());
  }

  int chunks() {
    return (size + CHUNK - 1) / CHUNK;
  }

  /** The bytes of a chunk's hashes. */
  byte[] read(int chunk) throws IOException {
    int first = chunk * CHUNK;
    byte[] bytes = new byte[Math.min(CHUNK, size - first) * BYTES];
    Path file = new Path(uri);
    try (FSDataInputStream in = file.getFileSystem().open(file)) {
      in.seek((long) first * BYTES);
      new DataInputStream(in).readFully(bytes);
    }
    return bytes;
  }

  void delete() throws IOException {
    Path file = new Path(uri);
    file.getFileSystem().delete(file, false);
  }
}
