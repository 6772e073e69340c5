package io.roadloom.export;

import io.roadloom.lake.Lake;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.iceberg.io.CloseableIterable;

/** All shards of an export, written, for what is written after them. */
public interface FinishedShards {
  ExportContext context();

  /** The tables that the dataset is of. */
  Lake lake();

  /**
   * All files in the order of shards (split, index), of a shard in the order in which they were
   * made. Read from storage as it is walked: there may be millions.
   */
  CloseableIterable<WrittenFile> files() throws IOException;

  /** All that {@link ShardOutput#note} was given, in the same order; read as it is walked too. */
  CloseableIterable<String> notes() throws IOException;

  /** Makes a file of the export's folder, which is seen under its name once it is closed. */
  OutputStream create(String path) throws IOException;
}
