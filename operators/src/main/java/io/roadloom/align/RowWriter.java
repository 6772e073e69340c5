package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.dedup.Nanos;
import io.roadloom.dedup.Run;
import io.roadloom.model.DriveKey;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Media;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.Token;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.SignalBatch;
import io.roadloom.rig.Rig;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.annotation.Nullable;

/** Makes the rows that tell of readings, counts them, and passes them on. */
final class RowWriter implements Run.Duplicates {
  private static final HexFormat HEX = HexFormat.of();

  private final DriveKey drive;
  private final Counts counts;
  private final Rig rig;
  private RowOutput out = row -> {};

  RowWriter(DriveKey drive, Counts counts, Rig rig) {
    this.drive = drive;
    this.counts = counts;
    this.rig = rig;
  }

  void to(RowOutput output) {
    out = output;
  }

  void emit(Row row) {
    out.emit(row);
  }

  void signals(SignalBatch batch) {
    counts.signals += batch.value().length;
    out.emit(batch);
  }

  /**
   * The reading that a keyframe chose, or a sweep. Tokens have the reading's own stamp, without
   * latency: that is the rig's.
   *
   * @param sampleToken null where there is no sample, as {@code sampleNs} then says nothing
   */
  void sampleData(
      HeldBatch held, int row, @Nullable String sampleToken, long sampleNs, boolean keyFrame) {
    ReadingBatch batch = held.batch();
    Media media = batch.media();
    boolean inside = media != null && media.length()[row] >= 0;
    long time = batch.timeNs()[row];
    long aligned = Nanos.minus(time, rig.channel(batch.topic()).latencyNs());
    String sha = sha(batch, row);
    counts.sampleData++;
    out.emit(
        new SampleData(
            drive,
            Token.sampleData(sampleToken == null ? "" : sampleToken, batch.topic(), time, sha),
            sampleToken,
            batch.recording().recordingId(),
            batch.topic(),
            batch.modality(),
            aligned,
            sampleToken == null ? null : Long.valueOf(aligned - sampleNs),
            batch.clock()[row],
            batch.headerNs()[row] == ReadingBatch.NO_STAMP
                ? null
                : Long.valueOf(batch.headerNs()[row]),
            batch.logNs()[row],
            batch.publishNs()[row],
            batch.sequence()[row],
            keyFrame,
            media == null ? null : positive(media.width()[row]),
            media == null ? null : positive(media.height()[row]),
            media == null ? null : positive(media.points()[row]),
            batch.recording().uri(),
            chunk(batch),
            batch.payloadOffset()[row],
            batch.payloadLength()[row],
            inside ? Integer.valueOf(media.offset()[row]) : null,
            inside ? Integer.valueOf(media.length()[row]) : null,
            sha,
            media != null && media.hashed()[row] ? Long.valueOf(media.phash()[row]) : null,
            media == null || Double.isNaN(media.luma()[row])
                ? null
                : Double.valueOf(media.luma()[row])));
  }

  @Override
  public void duplicate(HeldBatch batch, int row, HeldBatch kept, int keptRow) {
    counts.duplicates++;
    notKept(
        NotKept.Table.DEDUP_DECISION,
        batch,
        row,
        "exact_duplicate",
        "one reading of this channel, time and payload: kept " + place(kept.batch(), keptRow),
        place(batch.batch(), row));
  }

  void late(HeldBatch held, int row, long releasedNs) {
    counts.late++;
    notKept(
        NotKept.Table.LATE,
        held,
        row,
        "late",
        "a time after " + releasedNs,
        String.valueOf(held.batch().timeNs()[row]));
  }

  void clockJump(HeldBatch held, int row) {
    counts.quarantined++;
    notKept(
        NotKept.Table.QUARANTINE,
        held,
        row,
        "clock_jump",
        "another reading of the drive within 60 s of log time",
        "log time " + held.batch().logNs()[row] + " alone");
  }

  void fault(FaultEvent event) {
    counts.quarantined++;
    out.emit(
        new NotKept(
            NotKept.Table.QUARANTINE,
            drive,
            event.recording().recordingId(),
            event.recording().uri(),
            event.fault().topic(),
            null,
            event.fault().chunkOffset(),
            event.fault().from(),
            event.fault().to(),
            null,
            event.fault().reason(),
            event.fault().expected(),
            event.fault().found()));
  }

  private void notKept(
      NotKept.Table table, HeldBatch held, int row, String reason, String expected, String found) {
    ReadingBatch batch = held.batch();
    long from = batch.payloadOffset()[row];
    out.emit(
        new NotKept(
            table,
            drive,
            batch.recording().recordingId(),
            batch.recording().uri(),
            batch.topic(),
            Nanos.minus(batch.timeNs()[row], rig.channel(batch.topic()).latencyNs()),
            chunk(batch),
            from,
            from + batch.payloadLength()[row],
            sha(batch, row),
            reason,
            expected,
            found));
  }

  private static String place(ReadingBatch batch, int row) {
    String chunk = batch.chunkOffset() == RawBatch.NO_CHUNK ? "" : batch.chunkOffset() + "+";
    return batch.recording().recordingId() + "@" + chunk + batch.payloadOffset()[row];
  }

  @Nullable
  private static Long chunk(ReadingBatch batch) {
    return batch.chunkOffset() == RawBatch.NO_CHUNK ? null : Long.valueOf(batch.chunkOffset());
  }

  @Nullable
  private static Integer positive(int value) {
    return value > 0 ? Integer.valueOf(value) : null;
  }

  private static String sha(ReadingBatch batch, int row) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES);
    for (int word = 0; word < 4; word++) {
      bytes.putLong(batch.sha()[4 * row + word]);
    }
    return HEX.formatHex(bytes.array());
  }
}
