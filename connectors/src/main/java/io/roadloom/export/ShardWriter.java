package io.roadloom.export;

import java.io.Closeable;
import java.io.IOException;

/** Writes one shard. Not thread-safe. */
public interface ShardWriter extends Closeable {
  /** Adds a sample; what it holds need not hold afterwards. */
  void write(ExportSample sample) throws IOException;

  /** Completes the shard: all files are closed and nothing is written afterwards. */
  void finish() throws IOException;

  /** Releases what is held, after {@link #finish} or in its place where the shard is given up. */
  @Override
  void close() throws IOException;
}
