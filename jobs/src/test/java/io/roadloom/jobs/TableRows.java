package io.roadloom.jobs;

import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** Current rows of a warehouse. */
public final class TableRows {
  /** Columns that say where bytes lie. */
  public static final List<String> PLACES =
      List.of("recording_id", "payload_uri", "chunk_offset", "payload_offset", "media_offset");

  private TableRows() {}

  public static List<Record> read(LakeConfig config, String table) throws IOException {
    List<Record> rows = new ArrayList<>();
    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> found = lake.currentRows(table)) {
      found.forEach(row -> rows.add(row.copy()));
    }
    return rows;
  }

  /** Rows as sorted text, without the columns given: what two runs must agree on. */
  public static List<String> comparable(LakeConfig config, String table, Collection<String> without)
      throws IOException {
    List<String> rows = new ArrayList<>();
    for (Record row : read(config, table)) {
      rows.add(text(row, without));
    }
    rows.sort(null);
    return rows;
  }

  /** A row's cells by name, without some. */
  public static String text(Record row, Collection<String> without) {
    TreeMap<String, Object> cells = new TreeMap<>();
    for (Types.NestedField field : row.struct().fields()) {
      if (!without.contains(field.name())) {
        Object value = row.getField(field.name());
        cells.put(
            field.name(),
            value instanceof java.util.Map<?, ?> map ? new TreeMap<>(map) : String.valueOf(value));
      }
    }
    return cells.toString();
  }
}
