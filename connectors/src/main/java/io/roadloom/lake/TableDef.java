package io.roadloom.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.Types;

/**
 * One table: the single place that its columns, its layout and its part in the digest come from.
 *
 * @param <R> what a row is
 * @param scoped whether rows start with the columns of {@link #SCOPE}
 */
record TableDef<R>(
    String name, List<Column<R>> columns, boolean scoped, Layout layout, Digest digest) {
  /** Hidden partitions. Files hold rows of one drive anyhow, so a bucket costs no further file. */
  enum Layout {
    DAY_AND_DRIVE,
    DRIVE,
    /** A partition each version of a dataset. */
    DATASET,
    NONE
  }

  /** How a drive's digest covers the table. */
  enum Digest {
    /** Not at all: rows that a second copy of a recording may change. */
    NONE,
    /** Every row counts. */
    ROWS,
    /** Equal rows count once: each recording says the same again. */
    DISTINCT
  }

  static final int BUCKETS = 16;

  /** Writes signals as fast as 1 and 10 % smaller; 6 takes half as long again for nothing. */
  private static final int ZSTD_LEVEL = 3;

  /** Looks for no matches where there are none: three times as fast, and 10 % smaller. */
  private static final int ZSTD_LEVEL_OF_HASHES = 1;

  /** Random digits, and most of the bytes of a table that has them. */
  private static final Set<String> HASHES = Set.of("token", "sha256");

  /** Bounds the writer's memory: a few tables of a few drives are open at a time. */
  static final int ROW_GROUP_BYTES = 16 << 20;

  static final List<Column<RowScope>> SCOPE =
      List.of(
          Column.required(
              "vehicle_id", Types.StringType.get(), (s, c) -> c.text(s.drive().vehicleId())),
          Column.required(
              "drive_id", Types.StringType.get(), (s, c) -> c.text(s.drive().driveId())),
          Column.required("region", Types.StringType.get(), (s, c) -> c.text(s.region())),
          Column.required("revision", Types.IntegerType.get(), (s, c) -> c.integer(s.revision())));

  Schema schema() {
    List<Column<?>> all = new ArrayList<>(scoped ? SCOPE : List.of());
    all.addAll(columns);
    List<Types.NestedField> fields = new ArrayList<>();
    int nested = all.size() + 1;
    for (Column<?> column : all) {
      fields.add(column.field(fields.size() + 1, nested));
      nested += 2;
    }
    return new Schema(fields);
  }

  /** The columns of it that this code knows, with the ids that they have in {@code table}. */
  Schema columnsOf(Table table) {
    return table.schema().select(schema().columns().stream().map(field -> field.name()).toList());
  }

  PartitionSpec spec() {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema());
    return switch (layout) {
      case DAY_AND_DRIVE -> spec.day("ts").bucket("drive_id", BUCKETS).build();
      case DRIVE -> spec.bucket("drive_id", BUCKETS).build();
      case DATASET -> spec.identity("dataset").identity("version").build();
      case NONE -> PartitionSpec.unpartitioned();
    };
  }

  int zstdLevel() {
    boolean hashes = columns.stream().anyMatch(column -> HASHES.contains(column.name()));
    return hashes ? ZSTD_LEVEL_OF_HASHES : ZSTD_LEVEL;
  }

  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(TableProperties.FORMAT_VERSION, "2");
    properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
    properties.put(TableProperties.PARQUET_COMPRESSION_LEVEL, Integer.toString(zstdLevel()));
    properties.put(TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, Integer.toString(ROW_GROUP_BYTES));
    // Names repeat, measurements hardly do: a small limit ends a useless dictionary early.
    properties.put(TableProperties.PARQUET_DICT_SIZE_BYTES, Integer.toString(64 << 10));
    properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
    properties.put(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20");
    properties.put(TableProperties.COMMIT_NUM_RETRIES, "20");
    for (String column : List.of("drive_id", "split")) {
      // Whole, not the first 16 characters: planning and maintenance tell drives by them.
      if (schema().findField(column) != null) {
        properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + column, "full");
      }
    }
    for (Column<R> column : columns) {
      if (column.type() instanceof Types.DoubleType) {
        properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + column.name(), "counts");
      }
    }
    return properties;
  }
}
