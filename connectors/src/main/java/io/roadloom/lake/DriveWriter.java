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
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.iceberg.DataFile;

/** Writes and digests the rows of one drive. Not thread-safe. */
final class DriveWriter {
  private final RowScope scope;
  private final TableWriters writers;
  private final Map<TableDef<?>, TableWriter<?>> open = new HashMap<>();
  private final RowHash hash = new RowHash();
  private final SignalCursor signal = new SignalCursor();
  private long high;
  private long low;
  private final Set<RowDigest> distinct = new HashSet<>();
  private final List<RecordingRow> recordings = new ArrayList<>();
  private final List<ChannelRow> channels = new ArrayList<>();
  @Nullable private DriveSummary summary;

  DriveWriter(RowScope scope, TableWriters writers) {
    this.scope = scope;
    this.writers = writers;
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
    } else if (row instanceof NotKept notKept) {
      write(table(notKept), notKept, 0);
    } else if (row instanceof CalibratedSensor sensor) {
      write(Tables.CALIBRATED_SENSOR, sensor, 0);
    } else if (row instanceof RecordingRow recording) {
      recordings.add(recording);
    } else if (row instanceof ChannelRow channel) {
      channels.add(channel);
    } else if (row instanceof DriveSummary end) {
      summary = end;
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
    TableWriter<SignalCursor> writer = writer(Tables.SIGNAL);
    signal.start(batch);
    while (signal.next()) {
      digest(Tables.SIGNAL, signal);
      writer.write(signal, signal.timestampNs());
    }
  }

  private <R> void write(TableDef<R> table, R row, long timestampNs) {
    digest(table, row);
    writer(table).write(row, timestampNs);
  }

  private <R> void digest(TableDef<R> table, R row) {
    if (table.digest() == TableDef.Digest.NONE) {
      return;
    }
    hash.row(table, row);
    if (table.digest() == TableDef.Digest.DISTINCT) {
      distinct.add(new RowDigest(hash.high(), hash.low()));
    } else {
      high += hash.high();
      low += hash.low();
    }
  }

  @SuppressWarnings("unchecked") // A table's writer is made of the table itself.
  private <R> TableWriter<R> writer(TableDef<R> table) {
    return (TableWriter<R>) open.computeIfAbsent(table, t -> writers.writer(t, scope));
  }

  boolean ended() {
    return summary != null;
  }

  /** All that was written since the last call; open files are ended. */
  DriveResult flush() {
    Map<String, List<DataFile>> files = new HashMap<>();
    open.forEach(
        (table, writer) -> {
          List<DataFile> flushed = writer.flush();
          if (!flushed.isEmpty()) {
            files.put(table.name(), flushed);
          }
        });
    DriveResult result =
        new DriveResult(
            scope.drive().driveId(),
            files,
            new RowDigest(high, low),
            Set.copyOf(distinct),
            List.copyOf(recordings),
            List.copyOf(channels),
            summary);
    high = 0;
    low = 0;
    distinct.clear();
    recordings.clear();
    channels.clear();
    return result;
  }

  void abort() {
    open.values().forEach(TableWriter::abort);
  }
}
