package io.roadloom.it;

import io.roadloom.jobs.TableRows;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** What a warehouse holds, as far as C1 promises it: all but where the bytes lie. */
final class Rows {
  private static final List<String> TABLES = List.of("sample", "scene", "sample_data", "ego_pose");

  /** A drive that was computed anew has the same rows. */
  private static final List<String> WITHOUT =
      Stream.concat(TableRows.PLACES.stream(), Stream.of("revision")).toList();

  private Rows() {}

  /** Current rows as sorted text; of signals, which are many, a line for each channel and name. */
  static List<String> of(Object warehouse) {
    List<String> rows = new ArrayList<>();
    try (Lake lake = Lake.open(config(warehouse))) {
      for (String table : TABLES) {
        try (CloseableIterable<Record> found = lake.currentRows(table)) {
          found.forEach(row -> rows.add(table + " " + TableRows.text(row, WITHOUT)));
        }
      }
      try (CloseableIterable<Record> found = lake.currentRows("signal")) {
        rows.addAll(signals(found));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> signals(Iterable<Record> found) {
    Map<String, long[]> sums = new TreeMap<>();
    for (Record row : found) {
      String name =
          "%s %s %s"
              .formatted(row.getField("drive_id"), row.getField("channel"), row.getField("name"));
      long[] sum = sums.computeIfAbsent(name, n -> new long[2]);
      sum[0]++;
      sum[1] += hash(row);
    }
    List<String> lines = new ArrayList<>();
    sums.forEach(
        (name, sum) -> lines.add("signal %s: %d rows, %x".formatted(name, sum[0], sum[1])));
    return lines;
  }

  private static long hash(Record row) {
    long hash = (Long) row.getField("timestamp_ns");
    for (String column : List.of("val", "text", "unit")) {
      hash = (hash ^ Objects.hashCode(row.getField(column))) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** Rows that any run ever put into tables, superseded ones included. */
  static List<Long> count(Object warehouse, String... tables) {
    List<Long> counts = new ArrayList<>();
    try (Lake lake = Lake.open(config(warehouse))) {
      for (String table : tables) {
        long count = 0;
        try (CloseableIterable<FileScanTask> files = lake.table(table).newScan().planFiles()) {
          for (FileScanTask file : files) {
            count += file.file().recordCount();
          }
        }
        counts.add(count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  static boolean isWarehouse(Object warehouse) {
    return Lake.exists(config(warehouse));
  }

  private static LakeConfig config(Object warehouse) {
    return new LakeConfig(warehouse.toString(), "auto", Map.of(), "default");
  }
}
