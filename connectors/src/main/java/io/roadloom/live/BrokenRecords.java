package io.roadloom.live;

import io.roadloom.kafka.SensorMessage.Broken;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.List;

/** Records that cannot be taken, as a batch that has a fault and nothing else. */
final class BrokenRecords {
  private BrokenRecords() {}

  static RawBatch batch(Broken record) {
    String uri = "kafka://" + record.kafkaTopic() + "/" + record.partition();
    Fault fault =
        new Fault(
            record.offset(),
            record.end(),
            record.reason(),
            record.expected(),
            record.found(),
            null);
    return RawBatch.of(
        new RecordingRef(record.drive(), "", uri, RecordingRef.STREAM, 0), List.of(fault));
  }
}
