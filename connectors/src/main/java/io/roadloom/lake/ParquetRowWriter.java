package io.roadloom.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.TripleWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;

/**
 * Writes rows straight into Parquet columns. Writers that go through generic rows box every number;
 * a signal row here costs no object.
 *
 * @param <R> what a row is
 */
final class ParquetRowWriter<R> implements ParquetValueWriter<R> {
  private final List<Column<RowScope>> scopeColumns;
  private final List<Column<R>> columns;
  private final List<ColumnCell> cells = new ArrayList<>();
  private RowScope scope;

  ParquetRowWriter(TableDef<R> table, MessageType type) {
    this.scopeColumns = table.scoped() ? TableDef.SCOPE : List.of();
    this.columns = table.columns();
    scopeColumns.forEach(column -> cells.add(cell(column.name(), type)));
    columns.forEach(column -> cells.add(cell(column.name(), type)));
  }

  private static ColumnCell cell(String name, MessageType type) {
    List<ColumnDescriptor> leaves =
        type.getColumns().stream().filter(leaf -> leaf.getPath()[0].equals(name)).toList();
    return new ColumnCell(leaves);
  }

  /** What the rows that follow are of. */
  void scope(RowScope scope) {
    this.scope = scope;
  }

  @Override
  public void write(int repetitionLevel, R row) {
    int at = 0;
    for (int i = 0; i < scopeColumns.size(); i++) {
      scopeColumns.get(i).value().emit(scope, cells.get(at++));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).value().emit(row, cells.get(at++));
    }
  }

  /** Parents of nested writers ask for these; a row has none. */
  @Override
  public List<TripleWriter<?>> columns() {
    return List.of();
  }

  @Override
  public void setColumnStore(ColumnWriteStore store) {
    cells.forEach(cell -> cell.open(store));
  }
}
