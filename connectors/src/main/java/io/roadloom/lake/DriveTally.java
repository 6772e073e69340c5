package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.iceberg.DataFile;

/** Adds up the rows of one drive: their digest, their numbers, what its end is told with. */
final class DriveTally {
  private final DriveKey drive;
  private final RowHash hash = new RowHash();
  private long high;
  private long low;
  private final Set<RowDigest> distinct = new HashSet<>();
  private final List<RecordingRow> recordings = new ArrayList<>();
  private final List<ChannelRow> channels = new ArrayList<>();
  private final Map<TableDef<?>, long[]> counts = new IdentityHashMap<>();
  private long newestNs = Long.MIN_VALUE;
  @Nullable private DriveSummary summary;

  DriveTally(DriveKey drive) {
    this.drive = drive;
  }

  <R> void digest(TableDef<R> table, R row) {
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

  /**
   * All rows of a batch, as {@link #digest} would each: what they have in common is hashed once.
   */
  void digest(SignalBatch batch) {
    hash.start(Tables.SIGNAL);
    hash.text(batch.channel());
    hash.text(batch.name());
    RowHash.Start start = hash.sofar();
    long unit = RowHash.text64(batch.unit());
    for (int i = 0; i < batch.timestampNs().length; i++) {
      hash.start(start);
      hash.number(batch.timestampNs()[i]);
      hash.real(batch.value()[i]);
      hash.text(batch.text() == null ? null : batch.text()[i]);
      hash.number(unit);
      high += hash.high();
      low += hash.low();
    }
  }

  void count(TableDef<?> table, int rows, long timestampNs) {
    counts.computeIfAbsent(table, t -> new long[1])[0] += rows;
    if (table.layout() == TableDef.Layout.DAY_AND_DRIVE) {
      newestNs = Math.max(newestNs, timestampNs);
    }
  }

  void add(RecordingRow recording) {
    recordings.add(recording);
  }

  void add(ChannelRow channel) {
    channels.add(channel);
  }

  void end(DriveSummary end) {
    summary = end;
  }

  boolean ended() {
    return summary != null;
  }

  /** All since the last call. */
  DriveResult take(Map<String, List<DataFile>> files) {
    DriveResult result =
        new DriveResult(
            drive.driveId(),
            files,
            new RowDigest(high, low),
            Set.copyOf(distinct),
            List.copyOf(recordings),
            List.copyOf(channels),
            rows(),
            newestNs,
            summary);
    high = 0;
    low = 0;
    distinct.clear();
    recordings.clear();
    channels.clear();
    counts.clear();
    return result;
  }

  /** Of a drive that goes on: recordings and messages are told at its end. */
  private DriveSummary rows() {
    return new DriveSummary(
        drive,
        true,
        0,
        0,
        rows(Tables.SAMPLE),
        rows(Tables.SAMPLE_DATA),
        rows(Tables.SIGNAL),
        rows(Tables.DEDUP_DECISION),
        rows(Tables.LATE),
        rows(Tables.QUARANTINE));
  }

  private long rows(TableDef<?> table) {
    long[] rows = counts.get(table);
    return rows == null ? 0 : rows[0];
  }
}
