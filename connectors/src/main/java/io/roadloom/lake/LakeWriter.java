package io.roadloom.lake;

import io.roadloom.model.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.Table;

/**
 * Writes the rows of drives into files and tells the committer of them. Keeps no state: at each
 * checkpoint all that was written goes to the committer, ahead of the barrier, and lies in its
 * state.
 */
final class LakeWriter extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<Row, byte[]>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private final Map<String, Table> tables;
  private final String region;
  private final Unit unit;

  private transient Map<String, DrivePlan> plans;
  private transient Map<String, DriveWriter> open;
  private transient TableWriters writers;

  /**
   * @param tables serializable, by name
   */
  LakeWriter(Map<String, Table> tables, String region, Unit unit) {
    this.tables = new HashMap<>(tables);
    this.region = region;
    this.unit = unit;
  }

  @Override
  public void open() throws Exception {
    super.open();
    plans =
        unit.drives().stream()
            .collect(Collectors.toMap(plan -> plan.drive().driveId(), Function.identity()));
    open = new HashMap<>();
    writers =
        new TableWriters(
            tables,
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
            unit.id() + "-" + UUID.randomUUID());
  }

  @Override
  public void processElement(StreamRecord<Row> element) throws Exception {
    Row row = element.getValue();
    DriveWriter writer = open.computeIfAbsent(row.drive().driveId(), this::writer);
    writer.write(row);
    if (writer.ended()) {
      emit(writer);
      open.remove(row.drive().driveId());
    }
  }

  private DriveWriter writer(String driveId) {
    DrivePlan plan = plans.get(driveId);
    if (plan == null) {
      throw new IllegalStateException("a row of drive " + driveId + ", which was not planned");
    }
    RowScope scope = new RowScope(plan.drive(), region, plan.revision());
    return new DriveWriter(scope, new DriveFiles(writers, scope));
  }

  private void emit(DriveWriter writer) throws Exception {
    output.collect(new StreamRecord<>(InstantiationUtil.serializeObject(writer.flush())));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    emitOpen();
  }

  @Override
  public void endInput() throws Exception {
    emitOpen();
    open.clear();
  }

  private void emitOpen() throws Exception {
    for (DriveWriter writer : open.values()) {
      emit(writer);
    }
  }

  @Override
  public void close() throws Exception {
    if (open != null) {
      open.values().forEach(DriveWriter::abort);
      open.clear();
    }
    super.close();
  }
}
