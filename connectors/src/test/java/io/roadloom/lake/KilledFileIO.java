package io.roadloom.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.OutputFile;

/** Storage of a process that dies: from some write or deletion on, none is done any more. */
public final class KilledFileIO extends HadoopFileIO {
  private static final long serialVersionUID = 1;
  private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

  /** How many writes and deletions are done from now on. */
  static void dieAfter(int operations) {
    LEFT.set(operations);
  }

  private static void live() {
    if (LEFT.updateAndGet(left -> Math.max(-1, left - 1)) < 0) {
      throw new UncheckedIOException(new IOException("killed"));
    }
  }

  @Override
  public OutputFile newOutputFile(String path) {
    live();
    return super.newOutputFile(path);
  }

  @Override
  public void deleteFile(String path) {
    live();
    super.deleteFile(path);
  }

  @Override
  public void deleteFiles(Iterable<String> paths) {
    paths.forEach(this::deleteFile);
  }
}
