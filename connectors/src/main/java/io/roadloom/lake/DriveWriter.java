package io.roadloom.lake;

import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import io.roadloom.model.row.SignalBatch;
import java.util.IdentityHashMap;
import java.util.Map;

/** Writes, counts and digests the rows of one drive. Not thread-safe. */
final class DriveWriter {
  private final RowScope scope;
  private final DriveOutputs outputs;
  private final DriveTally tally;
  // Tables are what they are: to hash all of one's columns for each row costs more than the row.
  private final Map<TableDef<?>, RowOutput<?>> open = new IdentityHashMap<>();

  DriveWriter(RowScope scope, DriveOutputs outputs) {
    this.scope = scope;
    this.outputs = outputs;
    this.tally = new DriveTally(scope.drive());
  }

  RowScope scope() {
    return scope;
  }

  void write(Row row) {
    if (row instanceof SignalBatch batch) {
      writeSignals(batch);
    } else if (row instanceof SampleData data) {
      write(Tables.SAMPLE_DATA, data, data.timestampNs());
    } else if (row instanceof Sample sample) {
      write(Tables.SAMPLE, sample, sample.timestampNs());
    } else if (row instanceof EgoPose pose) {
      write(Tables.EGO_POSE, pose, pose.timestampNs());
    } else if (row instanceof Scene scene) {
      write(Tables.SCENE, scene, scene.firstNs());
    } else if (row instanceof NotKept notKept) {
      write(table(notKept), notKept, 0);
    } else if (row instanceof CalibratedSensor sensor) {
      write(Tables.CALIBRATED_SENSOR, sensor, 0);
    } else if (row instanceof RecordingRow recording) {
      tally.add(recording);
    } else if (row instanceof ChannelRow channel) {
      tally.add(channel);
    } else if (row instanceof DriveSummary end) {
      tally.end(end);
    }
  }

  private static TableDef<NotKept> table(NotKept row) {
    return switch (row.table()) {
      case DEDUP_DECISION -> Tables.DEDUP_DECISION;
      case LATE -> Tables.LATE;
      case QUARANTINE -> Tables.QUARANTINE;
    };
  }

  private void writeSignals(SignalBatch batch) {
    int rows = batch.timestampNs().length;
    if (rows == 0) {
      return;
    }
    tally.digest(batch);
    tally.count(Tables.SIGNAL, rows, batch.timestampNs()[rows - 1]);
    RowOutput<SignalRows> output = output(Tables.SIGNAL);
    for (int from = 0; from < rows; ) {
      SignalRows day = SignalRows.ofDay(batch, from);
      output.write(day, day.timestampNs());
      from = day.to();
    }
  }

  private <R> void write(TableDef<R> table, R row, long timestampNs) {
    tally.digest(table, row);
    tally.count(table, 1, timestampNs);
    output(table).write(row, timestampNs);
  }

  @SuppressWarnings("unchecked") // A table's output is made of the table itself.
  private <R> RowOutput<R> output(TableDef<R> table) {
    return (RowOutput<R>) open.computeIfAbsent(table, outputs::of);
  }

  boolean ended() {
    return tally.ended();
  }

  /** All that was written since the last call; open files of the drive are ended. */
  DriveResult flush() {
    return tally.take(outputs.takeFiles());
  }

  void abort() {
    outputs.abort();
  }
}
