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

  /** A file that is not there yet. */
  static HashFile in(String folder, DuplicateSearch search) {
    String name = "hashes-" + UUID.randomUUID() + CandidateSpool.ENDING;
    return new HashFile(folder + "/" + name, search.hashes());
  }

  void write(DuplicateSearch search) throws IOException {
    Path file = new Path(uri);
    FileSystem files = file.getFileSystem();
    files.mkdirs(file.getParent());
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(files.create(file, WriteMode.NO_OVERWRITE), BUFFER))) {
      for (int i = 0; i < size; i++) {
        out.writeLong(search.hash(i));
        out.writeInt(search.owner(i));
      }
    }
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

  /** Deletes it, be it there or not. */
  void delete() throws IOException {
    Path file = new Path(uri);
    file.getFileSystem().delete(file, false);
  }
}
