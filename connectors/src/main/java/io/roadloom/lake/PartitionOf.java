package io.roadloom.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;

/**
 * The partition of a drive's rows of one day, or of a dataset's version, whatever the table's spec
 * has become.
 */
final class PartitionOf {
  private static final long NS_PER_DAY = 86_400_000_000_000L;

  private final PartitionSpec spec;
  private final Schema schema;

  PartitionOf(Table table) {
    this.spec = table.spec();
    this.schema = table.schema();
  }

  static long day(long timestampNs) {
    return Math.floorDiv(timestampNs, NS_PER_DAY);
  }

  PartitionKey key(RowScope scope, long day) {
    GenericRecord row = GenericRecord.create(schema);
    if (schema.findField("drive_id") != null) {
      row.setField("vehicle_id", scope.drive().vehicleId());
      row.setField("drive_id", scope.drive().driveId());
      row.setField("region", scope.region());
      row.setField("revision", scope.revision());
    }
    if (schema.findField("ts") != null) {
      row.setField("ts", Instant.EPOCH.plusSeconds(day * 86_400).atOffset(ZoneOffset.UTC));
    }
    return key(row);
  }

  /** Of all members of a version of a dataset. */
  PartitionKey key(String dataset, int version) {
    GenericRecord row = GenericRecord.create(schema);
    row.setField("dataset", dataset);
    row.setField("version", version);
    return key(row);
  }

  private PartitionKey key(GenericRecord row) {
    PartitionKey key = new PartitionKey(spec, schema);
    key.partition(new InternalRecordWrapper(schema.asStruct()).wrap(row));
    return key;
  }
}
