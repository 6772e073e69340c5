package io.roadloom.lake;

import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/**
 * A file that is written row by row.
 *
 * @param <R> what a row is
 */
final class RowFile<R> implements OpenFile<R> {
  private static final int ROWS_PER_LOOK = 1024;
  private final DataWriter<R> file;
  private ParquetRowWriter<R> rows;

  /**
   * @param partition null in a table without
   */
  RowFile(TableDef<R> def, Table table, EncryptedOutputFile out, PartitionKey partition)
      throws IOException {
    file =
        Parquet.writeData(out.encryptingOutputFile())
            .forTable(table)
            .schema(def.columnsOf(table))
            .createWriterFunc(
                type -> {
                  rows = new ParquetRowWriter<>(def, type);
                  return rows;
                })
            .withPartition(partition)
            .overwrite()
            .build();
  }

  @Override
  public void scope(RowScope scope) {
    rows.scope(scope);
  }

  @Override
  public void write(R row) {
    file.write(row);
  }

  @Override
  public long length() {
    return file.length();
  }

  @Override
  public int writesPerLook() {
    return ROWS_PER_LOOK;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public DataFile dataFile() {
    return file.toDataFile();
  }
}
