package io.roadloom.lake;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * A file of members. Within one they lie in order, and those of no two interleave: the files in the
 * order of their first members are all members in order.
 */
record MemberFile(String location, String split, String driveId, long timestampNs)
    implements Comparable<MemberFile> {
  private static final Comparator<MemberFile> ORDER =
      Comparator.comparing(MemberFile::split)
          .thenComparing(MemberFile::driveId)
          .thenComparingLong(MemberFile::timestampNs);

  /** Its first member, by the table's metadata alone: one file is of one split. */
  static MemberFile of(Table table, DataFile file) {
    Map<Integer, ByteBuffer> lower = file.lowerBounds();
    return new MemberFile(
        file.location(),
        Conversions.fromByteBuffer(Types.StringType.get(), bound(table, lower, "split")).toString(),
        Conversions.fromByteBuffer(Types.StringType.get(), bound(table, lower, "drive_id"))
            .toString(),
        Conversions.<Long>fromByteBuffer(
            Types.LongType.get(), bound(table, lower, "timestamp_ns")));
  }

  private static ByteBuffer bound(Table table, Map<Integer, ByteBuffer> lower, String column) {
    return lower.get(table.schema().findField(column).fieldId());
  }

  CloseableIterable<Record> rows(Table table) {
    return Parquet.read(table.io().newInputFile(location))
        .project(table.schema())
        .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
        .build();
  }

  @Override
  public int compareTo(MemberFile other) {
    return ORDER.compare(this, other);
  }
}
