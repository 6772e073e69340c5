package io.roadloom.lake;

import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.types.Types;

/** Brings tables of older versions up to date: what came later is null in rows of before. */
final class NewColumns {
  private NewColumns() {}

  /** Adds what the table lacks, where it belongs. Such columns are optional ones. */
  static void add(TableDef<?> def, Table table) {
    if (lacksNone(def, table)) {
      return;
    }
    UpdateSchema update = table.updateSchema();
    String last = null;
    for (Types.NestedField field : def.schema().columns()) {
      if (table.schema().findField(field.name()) == null) {
        update.addColumn(field.name(), field.type()).moveAfter(field.name(), last);
      }
      last = field.name();
    }
    try {
      update.commit();
    } catch (CommitFailedException e) {
      table.refresh();
      if (!lacksNone(def, table)) {
        throw e;
      }
    }
  }

  private static boolean lacksNone(TableDef<?> def, Table table) {
    return def.schema().columns().stream()
        .allMatch(field -> table.schema().findField(field.name()) != null);
  }
}
