package io.roadloom.live;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.model.RawBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One subtask of the ingest, from its start to its crash. */
final class Ingest implements AutoCloseable {
  static final String LIVE = "fleet";
  private static final int MAX_PARALLELISM = 16;
  private final OneInputStreamOperatorTestHarness<SensorMessage, RawBatch> harness;

  private Ingest(
      Path warehouse,
      CommittedCheckpoints committed,
      ForgottenDrives forgotten,
      int subtask,
      int subtasks)
      throws Exception {
    LiveConfig config = new LiveConfig(LIVE, warehouse.toUri().toString());
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new LiveIngest(config, committed, forgotten), MAX_PARALLELISM, subtasks, subtask);
    harness.setup(new CopyingSerializer());
  }

  static Ingest fresh(Path warehouse) throws Exception {
    return start(warehouse, name -> -1, 0, 1, null);
  }

  /** What all subtasks left at a checkpoint. */
  record Left(long checkpoint, int subtasks, OperatorSubtaskState state) {
    static Left of(long checkpoint, OperatorSubtaskState... states) throws Exception {
      return new Left(
          checkpoint, states.length, OneInputStreamOperatorTestHarness.repackageState(states));
    }
  }

  /** Restored from what was left, unless that is null. */
  static Ingest start(
      Path warehouse,
      CommittedCheckpoints committed,
      int subtask,
      int subtasks,
      @Nullable Left left)
      throws Exception {
    return start(warehouse, committed, ForgottenDrives.NONE, subtask, subtasks, left);
  }

  /** Where a drive was forgotten. */
  static Ingest refusing(Path warehouse, ForgottenDrives forgotten) throws Exception {
    return start(warehouse, name -> -1, forgotten, 0, 1, null);
  }

  private static Ingest start(
      Path warehouse,
      CommittedCheckpoints committed,
      ForgottenDrives forgotten,
      int subtask,
      int subtasks,
      @Nullable Left left)
      throws Exception {
    Ingest ingest = new Ingest(warehouse, committed, forgotten, subtask, subtasks);
    if (left == null) {
      ingest.harness.initializeEmptyState();
    } else {
      ingest.harness.setRestoredCheckpointId(left.checkpoint());
      ingest.harness.initializeState(
          OneInputStreamOperatorTestHarness.repartitionOperatorState(
              left.state(), MAX_PARALLELISM, left.subtasks(), subtasks, subtask));
    }
    ingest.harness.open();
    return ingest;
  }

  Ingest take(SensorMessage message) throws Exception {
    harness.processElement(new StreamRecord<>(message));
    return this;
  }

  void passTime(long ms) throws Exception {
    harness.setProcessingTime(harness.getProcessingTime() + ms);
  }

  OperatorSubtaskState checkpoint(long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, 0);
  }

  void end() throws Exception {
    harness.endInput();
  }

  /** What it has handed on since the last call. */
  List<RawBatch> batches() {
    List<RawBatch> batches = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return batches;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
