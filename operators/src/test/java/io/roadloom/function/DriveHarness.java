package io.roadloom.function;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.row.Row;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Runs the operator of drives without a cluster. */
final class DriveHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, DriveEvent, Row> harness;
  private long checkpoint;

  DriveHarness(DriveOperator operator) throws Exception {
    this(operator, null);
  }

  /**
   * @param state to go on from; null to start anew
   */
  DriveHarness(DriveOperator operator, @Nullable OperatorSubtaskState state) throws Exception {
    this(operator, state, 0);
  }

  DriveHarness(DriveOperator operator, @Nullable OperatorSubtaskState state, long nowMs)
      throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, event -> event.drive().driveId(), BasicTypeInfo.STRING_TYPE_INFO);
    harness.setProcessingTime(nowMs);
    harness.setup(new RowSerializer());
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  void take(DriveEvent event) {
    try {
      harness.processElement(new StreamRecord<>(event));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void processingTime(long ms) throws Exception {
    harness.setProcessingTime(ms);
  }

  List<Row> rows() {
    return harness.extractOutputValues();
  }

  <T extends Row> List<T> rows(Class<T> type) {
    return rows().stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Row> end() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
    return rows();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
  }

  OperatorSubtaskState snapshot() throws Exception {
    harness.getOperator().prepareSnapshotPreBarrier(++checkpoint);
    return harness.snapshot(checkpoint, 0);
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
