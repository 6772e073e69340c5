package io.roadloom.function;

import io.roadloom.align.RowOutput;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import java.time.Duration;
import javax.annotation.Nullable;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Deduplicates and aligns drives; keyed by drive. Drives are worked on in memory. State is written
 * when a checkpoint comes, for the drives that have changed since the last, and when a drive makes
 * room for others: most batches come and go in between and never touch it. In BATCH a drive comes
 * in one piece and is never resumed: nothing goes to state.
 *
 * <p>It is an operator, not a function, since a function can't set the key at a checkpoint.
 */
public final class DriveOperator extends AbstractStreamOperator<Row>
    implements OneInputStreamOperator<DriveEvent, Row>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  /** Name of the timers in state. */
  static final String TIMERS = "user-timers";

  // Flink fires it at the end of a key in BATCH, and at the end of input in STREAMING.
  private static final long END_OF_INPUT = Long.MAX_VALUE - 1;

  // What tracks and runs of a channel take at their smallest; roughly.
  private static final long CHANNEL_BYTES = 6 << 10;

  // Of the heap, for each of a few slots.
  private static final int HEAP_SHARE = 6;

  /**
   * So many segments of a drive are told of together, at every so manieth checkpoint: each time is
   * a commit to two more tables, whatever the number of drives.
   */
  private static final int SEGMENTS_TOGETHER = 8;

  private final Rig rig;
  private final Progress progress;
  private final @Nullable Duration idle;
  private final @Nullable Long maxBytes;
  private transient DriveStore store;
  private transient OpenDrives drives;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient TimestampedCollector<Row> collector;
  private transient DriveMetrics driveMetrics;
  private transient RowOutput out;
  private transient long openedMs;

  private DriveOperator(
      Rig rig, Progress progress, @Nullable Duration idle, @Nullable Long maxBytes) {
    this.rig = rig;
    this.progress = progress;
    this.idle = idle;
    this.maxBytes = maxBytes;
  }

  /** Over input that ends; {@code progress} says how it is ordered. */
  public static DriveOperator bounded(Rig rig, Progress progress) {
    return new DriveOperator(rig, progress, null, null);
  }

  /** Over input that does not end: a drive closes when nothing of it has come for {@code idle}. */
  public static DriveOperator live(Rig rig, Duration idle) {
    return new DriveOperator(rig, Progress.LIVE, idle, null);
  }

  /** The same with so much memory for drives, in each subtask, instead of a share of the heap. */
  DriveOperator within(long bytes) {
    return new DriveOperator(rig, progress, idle, bytes);
  }

  @Override
  public void open() throws Exception {
    super.open();
    store = new DriveStore(getKeyedStateStore());
    timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    long ofHeap = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    drives =
        new OpenDrives(
            CHANNEL_BYTES * (1 + rig.channels().size()), maxBytes == null ? ofHeap : maxBytes);
    collector = new TimestampedCollector<>(output);
    driveMetrics = new DriveMetrics(getMetricGroup());
    out = this::emit;
    openedMs = timers.currentProcessingTime();
  }

  private void emit(Row row) {
    driveMetrics.count(row);
    collector.collect(row);
  }

  @Override
  public void processElement(StreamRecord<DriveEvent> element) throws Exception {
    collector.setTimestamp(element);
    DriveEvent event = element.getValue();
    OpenDrive drive = drive(event.drive());
    drives.changing(drive);
    drive.take(event, out);
    long boundNs = progress.boundNs(event, drive.aligner(), rig);
    boolean ended = progress == Progress.EXACT && boundNs == Long.MAX_VALUE;
    if (!ended) {
      drive.advance(boundNs, out);
    }
    drives.changed(drive);
    if (ended) {
      close(drive);
    }
    makeRoom();
    driveMetrics.event(drives);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    collector.setAbsoluteTimestamp(timer.getTimestamp());
    OpenDrive drive = find(timer.getKey());
    if (drive != null) {
      close(drive);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    collector.eraseTimestamp();
    OpenDrive drive = drives.find(timer.getKey());
    if (drive == null) {
      idles(timer);
    } else if (drive.dueMs() == timer.getTimestamp()) {
      idles(drive);
    }
    driveMetrics.note(drives);
  }

  private void idles(OpenDrive drive) throws Exception {
    long dueMs = drive.seenMs() + idle.toMillis();
    if (timers.currentProcessingTime() >= dueMs) {
      close(drive);
    } else {
      drive.due(dueMs);
      await(dueMs);
    }
  }

  /** Of a drive that is not in memory: nothing of it has come since it was saved. */
  private void idles(InternalTimer<String, VoidNamespace> timer) throws Exception {
    Long savedMs = store.due();
    if (savedMs != null && savedMs != timer.getTimestamp()) {
      return;
    }
    long dueMs = Math.max(timer.getTimestamp(), openedMs + idle.toMillis());
    if (timers.currentProcessingTime() < dueMs) {
      // While the job was down nothing could come.
      await(dueMs);
      return;
    }
    OpenDrive drive = find(timer.getKey());
    if (drive != null) {
      close(drive);
    }
  }

  private OpenDrive drive(DriveKey key) throws Exception {
    OpenDrive drive = find(key.driveId());
    if (drive == null) {
      drive = store.create(key, rig);
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, END_OF_INPUT);
      if (idle != null) {
        awaitIdle(drive);
      }
      drives.add(drive);
    }
    if (idle != null) {
      drive.seen(timers.currentProcessingTime());
    }
    return drive;
  }

  @Nullable
  private OpenDrive find(String driveId) throws Exception {
    OpenDrive drive = drives.find(driveId);
    if (drive == null && progress != Progress.SORTED) {
      drive = store.load(driveId, rig);
      if (drive != null) {
        if (idle != null) {
          resumeIdle(drive);
        }
        drives.add(drive);
      }
    }
    return drive;
  }

  private void awaitIdle(OpenDrive drive) {
    drive.due(timers.currentProcessingTime() + idle.toMillis());
    timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, drive.dueMs());
  }

  /** Registers the current key's one timer, and remembers which it is. */
  private void await(long dueMs) throws Exception {
    timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, dueMs);
    store.due(dueMs);
  }

  private void resumeIdle(OpenDrive drive) throws Exception {
    Long dueMs = store.due();
    if (dueMs == null) {
      awaitIdle(drive);
    } else {
      drive.due(dueMs);
    }
  }

  private void makeRoom() throws Exception {
    OpenDrive surplus = progress == Progress.SORTED ? null : drives.surplus();
    if (surplus == null) {
      return;
    }
    Object key = getCurrentKey();
    for (; surplus != null; surplus = drives.surplus()) {
      save(surplus);
      drives.remove(surplus);
    }
    setCurrentKey(key);
  }

  /** Each segment ends at a barrier, and all that is ahead of this one has come. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    if (progress == Progress.LIVE && checkpointId % SEGMENTS_TOGETHER == 0) {
      collector.eraseTimestamp();
      drives.all().forEach(drive -> drive.tellSegments(SEGMENTS_TOGETHER, out));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (OpenDrive drive : drives.all()) {
      if (drive.changed()) {
        save(drive);
      }
    }
    driveMetrics.note(drives);
  }

  /** Leaves the key at the drive's. */
  private void save(OpenDrive drive) throws Exception {
    setCurrentKey(drive.key().driveId());
    store.save(drive);
    if (idle != null) {
      // The timer then tells by itself when a drive idles that is not in memory.
      timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, drive.dueMs());
      drive.due(drive.seenMs() + idle.toMillis());
      await(drive.dueMs());
    }
  }

  /** The current key's drive. */
  private void close(OpenDrive drive) throws Exception {
    long throughNs = drive.aligner().finish(out);
    drives.remove(drive);
    timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, END_OF_INPUT);
    if (idle != null) {
      timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, drive.dueMs());
    }
    if (progress != Progress.SORTED) {
      store.close(throughNs);
    }
  }
}
