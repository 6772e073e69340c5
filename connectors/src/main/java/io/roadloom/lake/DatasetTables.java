package io.roadloom.lake;

import java.util.List;
import java.util.OptionalLong;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/**
 * The tables that a version of a dataset was built from, at the snapshots that it was built from:
 * whatever has been written since, and whatever has been superseded.
 */
public final class DatasetTables {
  private final Lake lake;
  private final DatasetVersion version;

  DatasetTables(Lake lake, DatasetVersion version) {
    this.lake = lake;
    this.version = version;
  }

  /**
   * A part of a drive.
   *
   * @param revision that the members are of
   * @param fromNs the first time
   * @param toNs the last time
   */
  public record Span(String driveId, int revision, long fromNs, long toNs) {}

  /** The table, as of now: read it {@link #snapshotId}. */
  public Table table(String name) {
    return lake.table(name);
  }

  /** Where the table is read; empty where it had no rows. */
  public OptionalLong snapshotId(String table) {
    Long id = version.snapshots().get(table);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /**
   * Rows of a drive: of a table with times, those within the span; of {@code scene}, those that
   * meet it; of others, all.
   *
   * @param columns none for all
   */
  public CloseableIterable<Record> rows(String table, Span span, String... columns) {
    OptionalLong snapshot = snapshotId(table);
    if (snapshot.isEmpty()) {
      return CloseableIterable.empty();
    }
    return lake.call(
        "dataset %s: table %s cannot be read".formatted(version.id(), table),
        () -> {
          Table read = lake.table(table);
          IcebergGenerics.ScanBuilder scan =
              IcebergGenerics.read(read)
                  .useSnapshot(snapshot.getAsLong())
                  .where(filter(read, span));
          return (columns.length == 0 ? scan : scan.select(List.of(columns))).build();
        });
  }

  private static Expression filter(Table table, Span span) {
    Expression filter =
        Expressions.and(
            Expressions.equal("drive_id", span.driveId()),
            Expressions.equal("revision", span.revision()));
    Types.NestedField time = table.schema().findField("timestamp_ns");
    if (time != null && time.isRequired()) {
      return Expressions.and(
          filter,
          Expressions.greaterThanOrEqual("timestamp_ns", span.fromNs()),
          Expressions.lessThanOrEqual("timestamp_ns", span.toNs()),
          Expressions.greaterThanOrEqual("ts", Math.floorDiv(span.fromNs(), 1_000L)),
          Expressions.lessThanOrEqual("ts", Math.floorDiv(span.toNs(), 1_000L)));
    }
    if (table.schema().findField("first_ns") != null
        && table.schema().findField("first_ns").isRequired()) {
      return Expressions.and(
          filter,
          Expressions.lessThanOrEqual("first_ns", span.toNs()),
          Expressions.greaterThanOrEqual("last_ns", span.fromNs()));
    }
    return filter;
  }
}
