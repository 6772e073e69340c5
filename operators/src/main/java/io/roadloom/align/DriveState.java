package io.roadloom.align;

import io.roadloom.dedup.ClockJumps;
import io.roadloom.dedup.Nanos;
import io.roadloom.model.DriveKey;
import io.roadloom.scene.OpenScene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * All that a drive remembers beside the batches it holds. Small: scalars, facts of recordings and
 * channels, and marks on held batches. {@link #toBytes} is its form in state, with a version.
 */
public final class DriveState {
  /** Of the form that {@link #toBytes} writes. */
  public static final int VERSION = 3;

  /** The first version with an open scene. */
  private static final int SCENES = 2;

  /** The first version that tells of segments before the drive ends. */
  private static final int TOLD = 3;

  /** Readings up to this time, before latency, are released; later comers are late. */
  long releasedNs = Long.MIN_VALUE;

  /** Keyframes up to this time are closed. */
  long closedNs = Long.MIN_VALUE;

  /** Earliest and latest aligned time of the drive's readings so far. */
  long firstNs = Long.MAX_VALUE;

  long lastNs = Long.MIN_VALUE;

  /** Newest reading of the reference that was a keyframe, where both are given. */
  long referenceNs = Long.MIN_VALUE;

  /** {lat, lon, alt} of the drive's first fix. */
  @Nullable double[] origin;

  Counts counts = new Counts();
  ClockJumps jumps = new ClockJumps();
  DriveFacts facts = new DriveFacts();
  RecentSamples samples = new RecentSamples();

  /**
   * The scene of the newest sample; null where there is none, or a version without scenes saved.
   */
  @Nullable OpenScene scene;

  /** Up to which time the readings of a held batch came too late, by batch. */
  Map<Long, Long> late = new HashMap<>();

  /** Readings of held batches that keyframes have chosen. */
  Set<Mark> chosen = new HashSet<>();

  /** A reading by its place in a held batch. */
  record Mark(long batchId, int row) {}

  /** The state of a drive that was closed, of which nothing but this time is known. */
  public static DriveState closedThrough(long timeNs) {
    DriveState state = new DriveState();
    state.releasedNs = timeNs;
    state.closedNs = timeNs;
    return state;
  }

  /** Up to which aligned time readings can be forgotten that are held so long past closing. */
  long forgettableNs(long holdNs) {
    return closedNs == Long.MAX_VALUE ? closedNs : Nanos.minus(closedNs, holdNs);
  }

  /** The state in its current version's form. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** The state of a drive from {@link #toBytes}, of this or an older version. */
  public static DriveState fromBytes(DriveKey drive, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version < 1 || version > VERSION) {
        throw new IllegalArgumentException(
            "state of drive "
                + drive.driveId()
                + " has version "
                + version
                + ", this code reads up to "
                + VERSION);
      }
      return read(in, drive, version);
    } catch (IOException e) {
      throw new UncheckedIOException("state of drive " + drive.driveId() + " is cut short", e);
    }
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeLong(releasedNs);
    out.writeLong(closedNs);
    out.writeLong(firstNs);
    out.writeLong(lastNs);
    out.writeLong(referenceNs);
    out.writeBoolean(origin != null);
    if (origin != null) {
      out.writeDouble(origin[0]);
      out.writeDouble(origin[1]);
      out.writeDouble(origin[2]);
    }
    counts.write(out);
    jumps.write(out);
    facts.write(out);
    samples.write(out);
    out.writeInt(late.size());
    for (Map.Entry<Long, Long> entry : late.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeInt(chosen.size());
    for (Mark mark : chosen) {
      out.writeLong(mark.batchId());
      out.writeInt(mark.row());
    }
    out.writeBoolean(scene != null);
    if (scene != null) {
      scene.write(out);
    }
  }

  private static DriveState read(DataInputStream in, DriveKey drive, int version)
      throws IOException {
    DriveState state = new DriveState();
    state.releasedNs = in.readLong();
    state.closedNs = in.readLong();
    state.firstNs = in.readLong();
    state.lastNs = in.readLong();
    state.referenceNs = in.readLong();
    if (in.readBoolean()) {
      state.origin = new double[] {in.readDouble(), in.readDouble(), in.readDouble()};
    }
    state.counts = Counts.read(in);
    state.jumps = ClockJumps.read(in);
    state.facts = DriveFacts.read(in, drive, version >= TOLD);
    state.samples = RecentSamples.read(in);
    for (int n = in.readInt(); n > 0; n--) {
      state.late.put(in.readLong(), in.readLong());
    }
    for (int n = in.readInt(); n > 0; n--) {
      state.chosen.add(new Mark(in.readLong(), in.readInt()));
    }
    if (version >= SCENES && in.readBoolean()) {
      state.scene = OpenScene.read(in);
    }
    return state;
  }
}
