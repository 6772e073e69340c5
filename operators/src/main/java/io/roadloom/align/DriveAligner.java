package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.dedup.Nanos;
import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.Token;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import io.roadloom.scene.SceneCutter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One drive from readings to rows: puts readings in order, drops exact duplicates and lone clock
 * jumps, closes keyframes, forgets what no keyframe can reach. The rows are a function of the
 * readings and the rig, however they arrive.
 *
 * <p>Two times matter. A reading's <em>time</em> is its clock's; order and duplicates go by it. Its
 * <em>aligned time</em> is that minus the channel's latency; keyframes, the first and last reading
 * of a drive, residuals and the rows' {@code timestamp_ns} go by that.
 *
 * <p>A caller that must survive failure keeps each batch under its id until {@link #drainDropped}
 * names it, and {@link #state} beside; {@link #restore} of the kept batches into a new aligner with
 * that state then goes on where the old one was. Not thread-safe.
 */
public final class DriveAligner {
  /** Releases are made in steps, so that runs of signals are worth a row group's while. */
  private static final long STEP_NS = 1_000_000_000L;

  private final DriveKey drive;
  private final Rig rig;
  private final DriveState state;
  private final RowWriter rows;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final SceneCutter scenes;
  private final KeyframeClock keyframes;
  private final long reachAheadNs;
  private final long latencyNs;
  private final long sampleHoldNs;
  private final long clockReachNs;
  private boolean restoring;
  private long[] dropped = new long[16];
  private int droppedCount;

  /**
   * @param state of a drive before this one's batches; {@code new DriveState()} for a new drive.
   *     The aligner's own from here on.
   */
  public DriveAligner(DriveKey drive, Rig rig, DriveState state) {
    this.drive = drive;
    this.rig = rig;
    this.state = state;
    this.rows = new RowWriter(drive, state.counts, rig);
    addRigLanes();
    List<LaneTracks> tracks = lanes.values().stream().map(Lane::tracks).toList();
    this.scenes = new SceneCutter(drive, rig.keyframes().periodNs(), state.scene, rows::emit);
    SampleMaker samples = new SampleMaker(drive, tracks, poses(), scenes, state, rows);
    String reference = rig.keyframes().reference();
    this.keyframes =
        new KeyframeClock(
            rig.keyframes(), reference == null ? null : lane(reference).tracks(), state, samples);
    this.reachAheadNs = samples.reachAheadNs();
    this.latencyNs =
        rig.channels().values().stream().mapToLong(rule -> rule.latencyNs()).reduce(0, Math::max);
    this.clockReachNs = rig.clockReachNs();
    this.sampleHoldNs =
        Nanos.plus(
            RecentSamples.REACH_NS,
            rig.channels().values().stream()
                .map(rule -> rule.policy())
                .mapToLong(policy -> policy == null ? 0 : policy.reachBehindNs())
                .reduce(RecentSamples.REACH_NS, Math::max));
  }

  private void addRigLanes() {
    rig.channels().forEach((topic, rule) -> lane(topic));
    for (SignalRule signal : rig.signals()) {
      if (signal.policy() instanceof Policy.Slerp) {
        throw new RigException(
            "signal " + signal.name() + ": slerp is for orientations, a signal is a number");
      }
      lane(signal.channel());
    }
  }

  private PoseMaker poses() {
    Ego ego = rig.ego();
    FixTrack fixes =
        ego == null || ego.position() == null ? null : lane(ego.position()).tracks().fixes();
    AttitudeTrack attitudes =
        ego == null || ego.orientation() == null
            ? null
            : lane(ego.orientation()).tracks().attitudes();
    return new PoseMaker(drive, fixes, attitudes, ego == null ? 0 : ego.maxGapNs(), state, rows);
  }

  private Lane lane(String topic) {
    Lane lane = lanes.get(topic);
    if (lane == null) {
      lane = new Lane(new LaneTracks(drive, rig, topic), state, rows);
      lanes.put(topic, lane);
    }
    return lane;
  }

  /** Gives back a batch that was kept, before anything else is added; in the order of ids. */
  public void restore(long batchId, ReadingBatch batch) {
    long lateThrough = state.late.getOrDefault(batchId, Long.MIN_VALUE);
    lane(batch.topic()).add(new HeldBatch(batchId, batch, lateThrough));
    restoring = true;
  }

  /**
   * Takes in a batch under an id of the caller's. Readings behind the released frontier are late
   * and go out as such at once.
   */
  public void add(long batchId, ReadingBatch batch, RowOutput out) {
    begin(out);
    Lane lane = lane(batch.topic());
    HeldBatch held = new HeldBatch(batchId, batch, Long.MIN_VALUE);
    if (batch.size() > 0) {
      lane.facts(batch).frame(batch, held.lastLog());
    }
    if (held.firstTime() <= state.releasedNs) {
      held = new HeldBatch(batchId, batch, state.releasedNs);
      tellLate(held, lane.facts(batch));
    }
    if (held.lastTime() <= state.releasedNs) {
      drop(batchId);
      return;
    }
    state.jumps.add(held, state.releasedNs);
    lane.add(held);
  }

  private void tellLate(HeldBatch held, ChannelFacts facts) {
    ReadingBatch batch = held.batch();
    int late = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.timeNs()[i] <= held.lateThrough()) {
        rows.late(held, i, held.lateThrough());
        late++;
      }
    }
    facts.count(late);
  }

  /** Takes note of a chunk; its bound is for the caller to {@link #advance} to. */
  public void add(ChunkEvent event) {
    state.facts.of(event.recording()).add(event);
  }

  public void add(ChannelEvent event) {
    state.facts.of(event.recording()).channel(event.topic()).state(event);
  }

  public void add(CalibrationEvent event) {
    state.facts.of(event.recording()).calibrations().add(event);
  }

  /** A fault goes out at once. One of a stream says nothing of a recording. */
  public void add(FaultEvent event, RowOutput out) {
    begin(out);
    if (!event.recording().isStream()) {
      state.facts.of(event.recording()).quarantine();
    }
    rows.fault(event);
  }

  /**
   * Goes on to where the drive has been read.
   *
   * @param boundNs no reading with a smaller log time will be added; {@link Long#MIN_VALUE} says
   *     nothing
   */
  public void advance(long boundNs, RowOutput out) {
    long through = Nanos.minus(Nanos.minus(boundNs, 1), clockReachNs);
    if (Nanos.minus(through, state.releasedNs) < STEP_NS) {
      return;
    }
    begin(out);
    for (Lane lane : lanes.values()) {
      through = lane.decided(through, boundNs);
    }
    if (through <= state.releasedNs) {
      return;
    }
    release(through, boundNs, false);
    long complete = Nanos.minus(through, latencyNs);
    keyframes.close(Nanos.minus(complete, reachAheadNs));
    evict();
  }

  /**
   * Emits the rows of segments of which nothing is to come, and forgets these: what a drive
   * remembers must not grow with them. For the moment between two segments, when no chunk of a
   * segment that has been begun is still on its way.
   *
   * @param atLeast as long as there are fewer, nothing is done
   * @return whether any were told of
   */
  public boolean tellSegments(int atLeast, RowOutput out) {
    begin(out);
    Set<String> pending = new HashSet<>();
    lanes.values().forEach(lane -> lane.pending(pending));
    boolean told = state.facts.emitSegments(atLeast, pending, drive, rows::emit);
    if (told) {
      lanes.values().forEach(Lane::forgetFacts);
    }
    return told;
  }

  /**
   * The drive has ended: closes what is open and tells of recordings, sensors and the drive.
   *
   * @return the closed frontier: with {@link DriveState#closedThrough} a drive that goes on after
   *     all takes no reading up to it, nor makes a keyframe again
   */
  public long finish(RowOutput out) {
    begin(out);
    long frontierNs = Math.max(state.releasedNs, newestConfirmedNs());
    release(Long.MAX_VALUE, Long.MAX_VALUE, true);
    keyframes.close(Long.MAX_VALUE);
    scenes.end();
    state.closedNs = Long.MAX_VALUE;
    evict();
    state.facts.emit(drive, rows::emit);
    rows.emit(summary());
    return state.lastNs == Long.MIN_VALUE
        ? frontierNs
        : Math.max(frontierNs, Nanos.plus(state.lastNs, latencyNs));
  }

  private void release(long through, long bound, boolean ended) {
    for (Lane lane : lanes.values()) {
      lane.release(through, bound, ended, this::drop);
    }
    state.releasedNs = through;
  }

  private void evict() {
    for (Lane lane : lanes.values()) {
      lane.evict(this::sweep, this::drop);
    }
    state.samples.evict(Nanos.minus(state.closedNs, sampleHoldNs));
  }

  private void sweep(HeldBatch held, int row, long timeNs) {
    long sample = state.samples.nearest(timeNs);
    boolean none = sample == RecentSamples.NONE;
    rows.sampleData(held, row, none ? null : token(sample), sample, false);
  }

  private String token(long sampleNs) {
    return Token.sample(drive.driveId(), sampleNs);
  }

  private DriveSummary summary() {
    Counts counts = state.counts;
    return new DriveSummary(
        drive,
        state.facts.whole(),
        state.facts.recordings(),
        state.facts.messages(),
        counts.samples,
        counts.sampleData,
        counts.signals,
        counts.duplicates,
        counts.late,
        counts.quarantined);
  }

  private void begin(RowOutput out) {
    rows.to(out);
    if (restoring) {
      restoring = false;
      lanes.values().forEach(Lane::rebuild);
    }
  }

  private void drop(long batchId) {
    if (droppedCount == dropped.length) {
      dropped = Arrays.copyOf(dropped, 2 * droppedCount);
    }
    dropped[droppedCount++] = batchId;
  }

  /** Names the batches that are no longer needed, each once. */
  public void drainDropped(LongConsumer to) {
    for (int i = 0; i < droppedCount; i++) {
      to.accept(dropped[i]);
    }
    droppedCount = 0;
  }

  /** The state as of now, for {@link DriveState#toBytes}; valid until the next call. */
  public DriveState state() {
    state.scene = scenes.open();
    if (!restoring) {
      state.late.clear();
      state.chosen.clear();
      lanes.values().forEach(Lane::mark);
    }
    return state;
  }

  /**
   * Newest log time that other readings confirm, ns: what a live frontier may follow, and a lone
   * stamp far ahead does not move. {@link Long#MIN_VALUE} where there is none.
   */
  public long newestConfirmedNs() {
    return state.jumps.newestConfirmed();
  }

  /** How far what is released is behind the newest confirmed reading, ns; 0 where none is. */
  public long frontierLagNs() {
    long newest = newestConfirmedNs();
    boolean started = newest != Long.MIN_VALUE && state.releasedNs != Long.MIN_VALUE;
    return started ? Math.max(0, Nanos.minus(newest, state.releasedNs)) : 0;
  }
}
