package io.roadloom.align;

import io.roadloom.dedup.ClockJumps;
import io.roadloom.dedup.HeldBatch;
import io.roadloom.dedup.Nanos;
import io.roadloom.dedup.Run;
import io.roadloom.model.ReadingBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import javax.annotation.Nullable;

/**
 * One channel of a drive on its way from batches that wait to tracks that keyframes choose from.
 */
final class Lane {
  private final LaneTracks tracks;
  private final DriveState state;
  private final RowWriter rows;
  private final Run run = new Run();

  /** Batches with readings that are not released. */
  private final List<HeldBatch> waiting = new ArrayList<>();

  /** Batches that keyframes or sweeps may still refer to. */
  private final List<HeldBatch> wanted = new ArrayList<>();

  /** Those asked for last: batches of one recording come one after the other. */
  private @Nullable ChannelFacts facts;

  private @Nullable String factsOf;

  Lane(LaneTracks tracks, DriveState state, RowWriter rows) {
    this.tracks = tracks;
    this.state = state;
    this.rows = rows;
  }

  LaneTracks tracks() {
    return tracks;
  }

  void add(HeldBatch held) {
    waiting.add(held);
  }

  /** Of the channel in the batch's recording. */
  ChannelFacts facts(ReadingBatch batch) {
    String recordingId = batch.recording().recordingId();
    if (facts == null || !recordingId.equals(factsOf)) {
      facts = state.facts.of(batch.recording()).channel(batch.topic());
      factsOf = recordingId;
    }
    return facts;
  }

  /** Adds the recordings whose readings here are not all released. */
  void pending(Set<String> recordingIds) {
    for (HeldBatch held : waiting) {
      recordingIds.add(held.batch().recording().recordingId());
    }
  }

  /** Facts of recordings may have gone. */
  void forgetFacts() {
    facts = null;
    factsOf = null;
  }

  /** The last time up to which every waiting reading is known to be a jump or none. */
  long decided(long through, long bound) {
    long decided = through;
    for (HeldBatch held : waiting) {
      if (held.firstTime() <= decided && !state.jumps.confirms(held)) {
        decided = decided(held, decided, bound);
      }
    }
    return decided;
  }

  private long decided(HeldBatch held, long through, long bound) {
    ReadingBatch batch = held.batch();
    long decided = through;
    for (int i = 0; i < batch.size(); i++) {
      long t = batch.timeNs()[i];
      boolean open = t > state.releasedNs && t <= decided;
      if (open
          && state.jumps.verdict(batch.logNs()[i], bound, false) == ClockJumps.Verdict.UNDECIDED) {
        decided = t - 1;
      }
    }
    return decided;
  }

  /** Releases the readings up to a time that is decided. */
  void release(long through, long bound, boolean ended, LongConsumer dropped) {
    run.clear();
    int kept = 0;
    for (HeldBatch held : waiting) {
      if (held.firstTime() <= through) {
        select(held, through, bound, ended);
      }
      if (held.lastTime() > through) {
        waiting.set(kept++, held);
      } else if (tracks.wants(held.batch())) {
        wanted.add(held);
      } else {
        dropped.accept(held.id());
      }
    }
    waiting.subList(kept, waiting.size()).clear();
    if (run.size() > 0) {
      run.settle(rows);
      tracks.take(run, state, rows);
    }
  }

  private void select(HeldBatch held, long through, long bound, boolean ended) {
    long after = state.releasedNs;
    ReadingBatch batch = held.batch();
    int selected = 0;
    if (state.jumps.confirms(held)) {
      selected = run.add(held, after, through);
    } else {
      for (int i = 0; i < batch.size(); i++) {
        long t = batch.timeNs()[i];
        if (t <= after || t > through) {
          continue;
        }
        selected++;
        if (state.jumps.verdict(batch.logNs()[i], bound, ended) == ClockJumps.Verdict.LONE) {
          state.facts.of(batch.recording()).quarantine();
          rows.clockJump(held, i);
        } else {
          run.add(held, i);
        }
      }
    }
    facts(batch).count(selected);
  }

  /** Brings back the tracks as they were when the state was taken; emits nothing. */
  void rebuild() {
    run.clear();
    int kept = 0;
    for (HeldBatch held : waiting) {
      ReadingBatch batch = held.batch();
      for (int i = 0; i < batch.size(); i++) {
        long t = batch.timeNs()[i];
        if (t > held.lateThrough()
            && t <= state.releasedNs
            && !state.jumps.quarantined(batch.logNs()[i])) {
          run.add(held, i);
        }
      }
      if (held.lastTime() > state.releasedNs) {
        waiting.set(kept++, held);
      } else {
        wanted.add(held);
      }
    }
    waiting.subList(kept, waiting.size()).clear();
    run.settle((batch, row, survivor, survivorRow) -> {});
    tracks.retake(run, state);
  }

  /** Forgets what keyframes after the closed ones can't reach, sweeps told. */
  void evict(SweepOutput sweeps, LongConsumer dropped) {
    tracks.evict(state, sweeps);
    int kept = 0;
    for (HeldBatch held : wanted) {
      long last = Nanos.minus(held.lastTime(), tracks.latencyNs());
      if (last > state.forgettableNs(tracks.holdNs(held.batch()))) {
        wanted.set(kept++, held);
      } else {
        dropped.accept(held.id());
      }
    }
    wanted.subList(kept, wanted.size()).clear();
  }

  /** Adds marks on held batches to the state: lateness, and choices that sweeps must know. */
  void mark() {
    mark(waiting);
    mark(wanted);
    tracks.mark(state.chosen);
  }

  private void mark(List<HeldBatch> batches) {
    for (HeldBatch held : batches) {
      if (held.lateThrough() != Long.MIN_VALUE) {
        state.late.put(held.id(), held.lateThrough());
      }
    }
  }
}
