package io.roadloom.live;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.lake.Forgotten;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps messages of forgotten drives out of the segments. Which these are is asked once between two
 * checkpoints at most, when a drive comes that has not been met since.
 */
final class RefusedDrives {
  private final Supplier<Forgotten> source;
  private final String uri;
  private final Map<String, Long> refused = new TreeMap<>();
  private Forgotten forgotten;

  /**
   * @param liveName names the pipeline in what is told of them
   */
  RefusedDrives(Supplier<Forgotten> source, String liveName) {
    this.source = source;
    this.uri = "live://" + liveName;
  }

  /** Whether the drive, which has not been met since the last checkpoint, is one of them. */
  boolean contains(DriveKey drive) {
    if (forgotten == null) {
      forgotten = source.get();
    }
    return forgotten.contains(drive.driveId());
  }

  void count(DriveKey drive) {
    refused.merge(Forgotten.hash(drive.driveId()), 1L, Long::sum);
  }

  /**
   * Ends what is known, and tells what was refused: a batch that has faults and nothing else a
   * drive. They are nobody's and name the drive by its hash only.
   */
  List<RawBatch> take() {
    List<RawBatch> batches = new ArrayList<>();
    refused.forEach(
        (hash, messages) -> {
          Fault fault =
              new Fault(
                  0,
                  messages,
                  "forgotten_drive",
                  "no messages of drive " + hash + ", which is forgotten",
                  messages + " messages",
                  null);
          RecordingRef nobody =
              new RecordingRef(SensorMessage.UNASSIGNED, "", uri, RecordingRef.STREAM, 0);
          batches.add(RawBatch.of(nobody, List.of(fault)));
        });
    refused.clear();
    forgotten = null;
    return batches;
  }
}
