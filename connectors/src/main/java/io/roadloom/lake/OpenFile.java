package io.roadloom.lake;

import java.io.Closeable;
import java.io.IOException;
import org.apache.iceberg.DataFile;

/**
 * A file of a table that is being written.
 *
 * @param <R> what a row is
 */
interface OpenFile<R> extends Closeable {
  /** What the rows that follow are of. */
  void scope(RowScope scope);

  void write(R row) throws IOException;

  /** Bytes so far, about. Costs more than to write a row. */
  long length();

  /** After how many calls of {@link #write} it is worth a look how long the file is. */
  int writesPerLook();

  /** Of the file as it was closed. */
  DataFile dataFile();
}
