package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.dedup.Nanos;
import io.roadloom.dedup.Run;
import io.roadloom.model.DriveKey;
import io.roadloom.model.ReadingBatch;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** What the rig wants of one channel, and the tracks that hold it. */
final class LaneTracks {
  private final long latencyNs;
  private final @Nullable Policy policy;
  private final boolean reference;

  /** Null until a reading can become {@code sample_data}. */
  private @Nullable ReadingTrack readings;

  private final List<SignalTrack> signals = new ArrayList<>();
  private final @Nullable FixTrack fixes;
  private final @Nullable AttitudeTrack attitudes;
  private final SignalRuns runs;
  private final long readingsHoldNs;
  private final long valuesHoldNs;

  LaneTracks(DriveKey drive, Rig rig, String topic) {
    latencyNs = rig.channel(topic).latencyNs();
    policy = rig.channel(topic).policy();
    reference = topic.equals(rig.keyframes().reference());
    Map<String, List<SignalTrack>> byField = new HashMap<>();
    long hold = 0;
    for (SignalRule rule : rig.signals()) {
      if (rule.channel().equals(topic)) {
        SignalTrack track = new SignalTrack(rule);
        signals.add(track);
        byField.computeIfAbsent(rule.field(), field -> new ArrayList<>()).add(track);
        hold = Math.max(hold, rule.policy().reachBehindNs());
      }
    }
    Ego ego = rig.ego();
    fixes = ego != null && topic.equals(ego.position()) ? new FixTrack() : null;
    attitudes = ego != null && topic.equals(ego.orientation()) ? new AttitudeTrack() : null;
    if (fixes != null || attitudes != null) {
      hold = Math.max(hold, ego.maxGapNs());
    }
    valuesHoldNs = hold;
    readingsHoldNs = Math.max(policy == null ? 0 : policy.reachBehindNs(), RecentSamples.REACH_NS);
    if (policy != null || reference) {
      readings = new ReadingTrack();
    }
    runs = new SignalRuns(drive, topic, byField);
  }

  long latencyNs() {
    return latencyNs;
  }

  @Nullable
  Policy policy() {
    return policy;
  }

  @Nullable
  ReadingTrack readings() {
    return readings;
  }

  List<SignalTrack> signals() {
    return signals;
  }

  @Nullable
  FixTrack fixes() {
    return fixes;
  }

  @Nullable
  AttitudeTrack attitudes() {
    return attitudes;
  }

  /** Whether readings of a batch stay of interest after their release. */
  boolean wants(ReadingBatch batch) {
    return keepsReadings(batch) || !signals.isEmpty() || fixes != null || attitudes != null;
  }

  /** How long after a reading keyframes may close before it can be forgotten. */
  long holdNs(ReadingBatch batch) {
    return keepsReadings(batch) ? Math.max(readingsHoldNs, valuesHoldNs) : valuesHoldNs;
  }

  private boolean keepsReadings(ReadingBatch batch) {
    return policy != null || reference || sweeps(batch);
  }

  private static boolean sweeps(ReadingBatch batch) {
    return batch.modality().hasSweeps() || !batch.decoded();
  }

  /** Takes in readings on their release: signals are emitted, tracks grow. */
  void take(Run run, DriveState state, RowWriter rows) {
    runs.collect(run, latencyNs);
    runs.emit(rows);
    state.firstNs = Math.min(state.firstNs, Nanos.minus(run.firstTime(), latencyNs));
    state.lastNs = Math.max(state.lastNs, Nanos.minus(run.lastTime(), latencyNs));
    addReadings(run, Long.MIN_VALUE, Set.of());
    addPoses(run, state);
  }

  /** Takes in readings again that were released before the state was taken. */
  void retake(Run run, DriveState state) {
    runs.collect(run, latencyNs);
    runs.drop();
    addReadings(run, state.forgettableNs(readingsHoldNs), state.chosen);
    addPoses(run, state);
  }

  private void addReadings(Run run, long after, Set<DriveState.Mark> chosen) {
    for (int slice = 0; slice < run.slices(); slice++) {
      HeldBatch held = run.batch(slice);
      if (keepsReadings(held.batch())) {
        readings = readings == null ? new ReadingTrack() : readings;
        for (int row = run.from(slice); row < run.to(slice); row++) {
          long t = Nanos.minus(held.batch().timeNs()[row], latencyNs);
          if (t > after) {
            boolean marked =
                !chosen.isEmpty() && chosen.contains(new DriveState.Mark(held.id(), row));
            readings.add(t, held, row, marked);
          }
        }
      }
    }
  }

  private void addPoses(Run run, DriveState state) {
    if (fixes != null) {
      int next = fixes.end();
      fixes.add(run, latencyNs);
      if (state.origin == null) {
        state.origin = fixes.firstFrom(next);
      }
    }
    if (attitudes != null) {
      attitudes.add(run, latencyNs);
    }
  }

  void evict(DriveState state, SweepOutput sweeps) {
    if (readings != null) {
      long through = state.forgettableNs(readingsHoldNs);
      for (int i = readings.start(); i < readings.end() && readings.time(i) <= through; i++) {
        if (!readings.chosen(i) && sweeps(readings.batch(i).batch())) {
          sweeps.sweep(readings.batch(i), readings.row(i), readings.time(i));
        }
      }
      readings.evict(through);
    }
    long through = state.forgettableNs(valuesHoldNs);
    for (SignalTrack signal : signals) {
      signal.evict(through);
    }
    if (fixes != null) {
      fixes.evict(through);
    }
    if (attitudes != null) {
      attitudes.evict(through);
    }
  }

  void mark(Set<DriveState.Mark> chosen) {
    if (readings == null) {
      return;
    }
    for (int i = readings.start(); i < readings.end(); i++) {
      if (readings.chosen(i) && sweeps(readings.batch(i).batch())) {
        chosen.add(new DriveState.Mark(readings.batch(i).id(), readings.row(i)));
      }
    }
  }
}
