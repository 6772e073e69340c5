package io.roadloom.function;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Deduplicates and aligns drives. Batches and memory of a drive are written to state as they come,
 * and drives are worked on in memory; those that no longer fit there come back from state when they
 * are needed. In BATCH a drive comes in one piece and is never resumed: nothing goes to state.
 */
public final class DriveFunction extends KeyedProcessFunction<String, DriveEvent, Row> {
  private static final long serialVersionUID = 1;
  private static final int MAX_IN_MEMORY = 256;
  // Flink fires it at the end of a key in BATCH, and at the end of input in STREAMING.
  private static final long END_OF_INPUT = Long.MAX_VALUE - 1;

  private final Rig rig;
  private final Progress progress;
  private final @Nullable Duration idle;
  private transient DriveStore store;
  private transient Map<String, OpenDrive> inMemory;

  private DriveFunction(Rig rig, Progress progress, @Nullable Duration idle) {
    this.rig = rig;
    this.progress = progress;
    this.idle = idle;
  }

  /** Over input that ends; {@code progress} says how it is ordered. */
  public static DriveFunction bounded(Rig rig, Progress progress) {
    return new DriveFunction(rig, progress, null);
  }

  /** Over input that does not end: a drive closes when nothing of it has come for {@code idle}. */
  public static DriveFunction live(Rig rig, Duration idle) {
    return new DriveFunction(rig, Progress.LIVE, idle);
  }

  @Override
  public void open(OpenContext context) {
    store = new DriveStore(getRuntimeContext());
    inMemory = new LinkedHashMap<>(16, 0.75f, true);
  }

  @Override
  public void processElement(DriveEvent event, Context context, Collector<Row> out)
      throws Exception {
    OpenDrive drive = drive(event.drive(), context.timerService());
    take(event, drive, out);
    long boundNs = progress.boundNs(event, drive.aligner(), rig);
    if (progress == Progress.EXACT && boundNs == Long.MAX_VALUE) {
      context.timerService().deleteEventTimeTimer(END_OF_INPUT);
      close(drive, out);
      return;
    }
    drive.aligner().advance(boundNs, out::collect);
    if (progress == Progress.SORTED) {
      drive.takeDropped();
    } else {
      store.save(drive);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Row> out) throws Exception {
    OpenDrive drive = find(context.getCurrentKey(), context.timerService());
    boolean ended = context.timeDomain() == TimeDomain.EVENT_TIME;
    if (drive != null && (ended || idles(drive, context.timerService()))) {
      close(drive, out);
    }
  }

  private void take(DriveEvent event, OpenDrive drive, Collector<Row> out) throws Exception {
    if (event instanceof ReadingBatch batch) {
      long id = drive.takeId();
      if (progress != Progress.SORTED) {
        store.keep(id, batch);
      }
      drive.aligner().add(id, batch, out::collect);
    } else if (event instanceof ChunkEvent chunk) {
      drive.aligner().add(chunk);
    } else if (event instanceof FaultEvent fault) {
      drive.aligner().add(fault, out::collect);
    } else if (event instanceof ChannelEvent channel) {
      drive.aligner().add(channel);
    } else if (event instanceof CalibrationEvent calibration) {
      drive.aligner().add(calibration);
    }
  }

  private OpenDrive drive(DriveKey key, TimerService timers) throws Exception {
    OpenDrive drive = find(key.driveId(), timers);
    if (drive == null) {
      drive = store.create(key, rig);
      timers.registerEventTimeTimer(END_OF_INPUT);
      keepInMemory(drive);
    }
    if (idle != null) {
      drive.seen(timers.currentProcessingTime());
      awaitIdle(timers);
    }
    return drive;
  }

  @Nullable
  private OpenDrive find(String driveId, TimerService timers) throws Exception {
    OpenDrive drive = inMemory.get(driveId);
    if (drive == null && progress != Progress.SORTED) {
      drive = store.load(driveId, rig);
      if (drive != null) {
        drive.seen(timers.currentProcessingTime());
        keepInMemory(drive);
      }
    }
    return drive;
  }

  private void keepInMemory(OpenDrive drive) {
    inMemory.put(drive.key().driveId(), drive);
    if (progress != Progress.SORTED && inMemory.size() > MAX_IN_MEMORY) {
      Iterator<OpenDrive> eldest = inMemory.values().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  private boolean idles(OpenDrive drive, TimerService timers) {
    boolean idles = timers.currentProcessingTime() - drive.seenMs() >= idle.toMillis();
    if (!idles) {
      awaitIdle(timers);
    }
    return idles;
  }

  /** A few timers per idle time, not one per event. */
  private void awaitIdle(TimerService timers) {
    long step = Math.max(1, idle.toMillis() / 4);
    long due = timers.currentProcessingTime() + idle.toMillis();
    timers.registerProcessingTimeTimer((due / step + 1) * step);
  }

  private void close(OpenDrive drive, Collector<Row> out) throws Exception {
    long throughNs = drive.aligner().newestConfirmedNs();
    drive.aligner().finish(out::collect);
    inMemory.remove(drive.key().driveId());
    if (progress != Progress.SORTED) {
      store.close(throughNs);
    }
  }
}
