package io.roadloom.export;

import java.io.IOException;
import java.io.OutputStream;

/** The export's folder, as the writer of a shard sees it. */
public interface ShardOutput {
  /**
   * Makes a file, which is seen under its name once the whole shard is finished.
   *
   * @param path relative to the export's folder, {@code /} between names; of this shard only
   */
  OutputStream create(String path) throws IOException;

  /**
   * The same of a file that holds one reading.
   *
   * @param token of the {@code sample_data} row; {@link FinishedShards} tells it again
   */
  OutputStream create(String path, String token) throws IOException;

  /**
   * Keeps a line of text with the shard, for {@link ExportFormat#finish}: what a table of the whole
   * dataset needs of this shard. It is no file of the export.
   *
   * @param line without line breaks
   */
  void note(String line) throws IOException;
}
