package io.roadloom.live;

import io.roadloom.kafka.SensorMessage.Broken;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.List;

/** Records that break the contract, as a batch that has a fault and nothing else. */
final class BrokenRecords {
  /** Format of what has no file: its place is a partition and an offset. */
  static final String FORMAT = "kafka";

  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final byte[] NO_BYTES = {};

  private BrokenRecords() {}

  static RawBatch batch(Broken record) {
    String uri = "kafka://" + record.kafkaTopic() + "/" + record.partition();
    Fault fault =
        new Fault(
            record.offset(),
            record.offset() + 1,
            record.reason(),
            record.expected(),
            record.found(),
            null);
    return new RawBatch(
        new RecordingRef(record.drive(), "", uri, FORMAT, 0),
        RawBatch.NO_CHUNK,
        0,
        List.of(),
        0,
        NO_INTS,
        NO_LONGS,
        NO_LONGS,
        NO_LONGS,
        NO_INTS,
        NO_INTS,
        NO_BYTES,
        List.of(fault),
        RawBatch.UNBOUNDED);
  }
}
