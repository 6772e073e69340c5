package io.roadloom.lake;

import io.roadloom.lake.column.ColumnFile;
import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;

/**
 * A file that is written row by row, each value straight into its column.
 *
 * @param <R> what a row is
 */
final class RowFile<R> implements OpenFile<R> {
  private static final int ROWS_PER_LOOK = 1024;
  private final ColumnDataFile file;
  private final List<Column<RowScope>> scopeColumns;
  private final List<Column<R>> columns;
  private final List<ColumnCell> scopeCells;
  private final List<ColumnCell> cells;
  private RowScope scope;

  /**
   * @param partition null in a table without
   */
  RowFile(TableDef<R> def, Table table, EncryptedOutputFile out, PartitionKey partition)
      throws IOException {
    file = new ColumnDataFile(def, table, out, partition);
    scopeColumns = def.scoped() ? TableDef.SCOPE : List.of();
    columns = def.columns();
    scopeCells = scopeColumns.stream().map(column -> cell(column, file.columns())).toList();
    cells = columns.stream().map(column -> cell(column, file.columns())).toList();
  }

  private static ColumnCell cell(Column<?> column, ColumnFile file) {
    return new ColumnCell(file.leaves(column.name()));
  }

  @Override
  public void scope(RowScope scope) {
    this.scope = scope;
  }

  @Override
  public void write(R row) throws IOException {
    for (int i = 0; i < scopeColumns.size(); i++) {
      scopeColumns.get(i).value().emit(scope, scopeCells.get(i));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).value().emit(row, cells.get(i));
    }
    file.columns().endRows(1);
  }

  @Override
  public long length() {
    return file.columns().length();
  }

  @Override
  public int writesPerLook() {
    return ROWS_PER_LOOK;
  }

  @Override
  public void close() throws IOException {
    file.columns().close();
  }

  @Override
  public DataFile dataFile() {
    return file.dataFile();
  }
}
