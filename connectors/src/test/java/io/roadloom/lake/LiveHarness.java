package io.roadloom.lake;

import io.roadloom.model.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.Table;

/** The live writers and the committer, step by step. */
final class LiveHarness implements AutoCloseable {
  static final LiveRun RUN = new LiveRun("fleet", "run-1", "rig-1", "code-1");
  private static final int MAX_PARALLELISM = 128;

  /**
   * What a checkpoint holds.
   *
   * @param writers of all their subtasks
   */
  record Checkpoint(
      long id, int parallelism, OperatorSubtaskState writers, OperatorSubtaskState committer) {}

  private final List<OneInputStreamOperatorTestHarness<Row, byte[]>> writers = new ArrayList<>();
  private final OneInputStreamOperatorTestHarness<byte[], Void> committer;
  private int said;

  LiveHarness(LakeConfig config, @Nullable Checkpoint from) throws Exception {
    this(config, RUN, 1, from);
  }

  LiveHarness(LakeConfig config, LiveRun run, int parallelism, @Nullable Checkpoint from)
      throws Exception {
    LakeOpener opener = FailingCatalog::open;
    Map<String, Table> tables = LakeSink.tables(config);
    for (int i = 0; i < parallelism; i++) {
      LiveWriter operator = new LiveWriter(tables, config, run, opener);
      OneInputStreamOperatorTestHarness<Row, byte[]> writer =
          new OneInputStreamOperatorTestHarness<>(operator, MAX_PARALLELISM, parallelism, i);
      writer.setup();
      if (from != null) {
        writer.setRestoredCheckpointId(from.id());
        writer.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                from.writers(), MAX_PARALLELISM, from.parallelism(), parallelism, i));
      }
      writer.open();
      writers.add(writer);
    }
    committer =
        new OneInputStreamOperatorTestHarness<>(new LiveCommitter(config, run, opener), 1, 1, 0);
    committer.setup();
    if (from != null) {
      committer.setRestoredCheckpointId(from.id());
      committer.initializeState(from.committer());
    }
    committer.open();
  }

  /** Rows of one drive always come from one subtask. */
  void write(List<Row> rows) throws Exception {
    for (Row row : rows) {
      int subtask = Math.floorMod(row.drive().driveId().hashCode(), writers.size());
      writers.get(subtask).processElement(new StreamRecord<>(row));
    }
  }

  /** The barrier passes; nobody has heard yet that the checkpoint is complete. */
  Checkpoint barrier(long id) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (OneInputStreamOperatorTestHarness<Row, byte[]> writer : writers) {
      writer.prepareSnapshotPreBarrier(id);
      states.add(writer.snapshot(id, id));
    }
    hear();
    committer.prepareSnapshotPreBarrier(id);
    OperatorSubtaskState all =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    return new Checkpoint(id, writers.size(), all, committer.snapshot(id, id));
  }

  void complete(long id) throws Exception {
    committer.notifyOfCompletedCheckpoint(id);
  }

  Checkpoint checkpoint(long id) throws Exception {
    Checkpoint checkpoint = barrier(id);
    complete(id);
    return checkpoint;
  }

  void endInput() throws Exception {
    for (OneInputStreamOperatorTestHarness<Row, byte[]> writer : writers) {
      writer.endInput();
    }
    hear();
  }

  private void hear() throws Exception {
    for (OneInputStreamOperatorTestHarness<Row, byte[]> writer : writers) {
      List<StreamRecord<? extends byte[]>> output = writer.extractOutputStreamRecords();
      for (StreamRecord<? extends byte[]> record : output) {
        committer.processElement(new StreamRecord<>(record.getValue()));
        said++;
      }
      writer.getOutput().clear();
    }
  }

  /** How often the committer was spoken to. */
  int said() {
    return said;
  }

  /** An accumulator of the committer. */
  Object told(String name) throws Exception {
    return committer
        .getEnvironment()
        .getAccumulatorRegistry()
        .getSnapshot()
        .deserializeUserAccumulators(getClass().getClassLoader())
        .get(name)
        .getLocalValue();
  }

  /** As a process that is gone: nothing is told to anybody. */
  @Override
  public void close() throws Exception {
    for (OneInputStreamOperatorTestHarness<Row, byte[]> writer : writers) {
      writer.close();
    }
    committer.close();
  }
}
