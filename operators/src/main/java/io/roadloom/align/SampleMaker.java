package io.roadloom.align;

import io.roadloom.model.DriveKey;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.Token;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.Policy;
import io.roadloom.scene.SceneCutter;
import io.roadloom.scene.SceneSample;
import java.util.ArrayList;
import java.util.List;

/** Chooses readings and values for one keyframe after the other. */
final class SampleMaker {
  private final DriveKey drive;
  private final List<LaneTracks> channels = new ArrayList<>();
  private final List<SignalTrack> signals = new ArrayList<>();
  private final PoseMaker poses;
  private final SceneCutter scenes;
  private final DriveState state;
  private final RowWriter rows;
  private final int[] chosen;
  private final NamedValues.Names names;

  SampleMaker(
      DriveKey drive,
      Iterable<LaneTracks> lanes,
      PoseMaker poses,
      SceneCutter scenes,
      DriveState state,
      RowWriter rows) {
    this.drive = drive;
    this.poses = poses;
    this.scenes = scenes;
    this.state = state;
    this.rows = rows;
    for (LaneTracks lane : lanes) {
      if (lane.policy() != null) {
        channels.add(lane);
      }
      signals.addAll(lane.signals());
    }
    chosen = new int[channels.size()];
    names =
        new NamedValues.Names(
            signals.stream().map(signal -> signal.rule().name()).toArray(String[]::new));
  }

  /** Makes the sample of a keyframe later than all before; false where nothing has a value. */
  boolean make(long t) {
    int found = 0;
    for (int i = 0; i < chosen.length; i++) {
      ReadingTrack track = channels.get(i).readings();
      track.seek(t);
      chosen[i] = track.pick(channels.get(i).policy(), t);
      found += chosen[i] == Track.NONE ? 0 : 1;
    }
    double[] values = new double[names.size()];
    long[] residuals = new long[names.size()];
    for (int i = 0; i < values.length; i++) {
      SignalTrack track = signals.get(i);
      track.seek(t);
      int picked = track.pick(track.rule().policy(), t);
      values[i] = picked == Track.NONE ? Double.NaN : track.value(picked, t);
      boolean none = Double.isNaN(values[i]);
      residuals[i] = none ? NamedValues.Longs.NONE : track.time(picked) - t;
      found += none ? 0 : 1;
    }
    if (found == 0) {
      return false;
    }
    emit(t, (double) found / (chosen.length + values.length), values, residuals);
    return true;
  }

  private void emit(long t, double completeness, double[] values, long[] residuals) {
    String token = Token.sample(drive.driveId(), t);
    state.counts.samples++;
    state.samples.add(t);
    rows.emit(
        new Sample(
            drive,
            token,
            scenes.sceneOf(t),
            t,
            completeness,
            new NamedValues.Doubles(names, values),
            new NamedValues.Longs(names, residuals)));
    double lumaSum = 0;
    int images = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] != Track.NONE) {
        ReadingTrack track = channels.get(i).readings();
        track.choose(chosen[i]);
        rows.sampleData(track.batch(chosen[i]), track.row(chosen[i]), token, t, true);
        double luma = luma(track.batch(chosen[i]).batch(), track.row(chosen[i]));
        if (!Double.isNaN(luma)) {
          lumaSum += luma;
          images++;
        }
      }
    }
    EgoPose pose = poses.emit(token, t);
    scenes.add(new SceneSample(t, completeness, lumaSum, images, pose));
  }

  private static double luma(ReadingBatch batch, int row) {
    return batch.media() == null ? Double.NaN : batch.media().luma()[row];
  }

  /** After a keyframe without a value: the first time that could have one. */
  long hope() {
    long next = Long.MAX_VALUE;
    for (LaneTracks lane : channels) {
      next = Math.min(next, lane.readings().hope(lane.policy()));
    }
    for (SignalTrack track : signals) {
      next = Math.min(next, track.hope(track.rule().policy()));
    }
    return next;
  }

  /** How long after a keyframe readings may come that it could choose. */
  long reachAheadNs() {
    long reach = poses.reachNs();
    for (LaneTracks lane : channels) {
      reach = Math.max(reach, lane.policy().reachAheadNs());
    }
    for (SignalTrack track : signals) {
      Policy policy = track.rule().policy();
      reach = Math.max(reach, policy.reachAheadNs());
    }
    return reach;
  }
}
