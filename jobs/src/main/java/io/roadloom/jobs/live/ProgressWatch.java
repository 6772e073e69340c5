package io.roadloom.jobs.live;

import io.roadloom.function.DecodeFunction;
import io.roadloom.lake.LiveSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of commits, of several at once where they follow each other soon. */
final class ProgressWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
  private static final long EVERY_NS = Duration.ofSeconds(10).toNanos();
  private final JobClient job;
  private final Activity activity;
  private final LiveProgress progress;
  private long checkpoint = -1;
  private long lookedNs = System.nanoTime();

  ProgressWatch(JobClient job, Activity activity, LiveProgress progress) {
    this.job = job;
    this.activity = activity;
    this.progress = progress;
  }

  /** Looks whether there is anything to tell, when it is time to. */
  void look(long nowNs) throws InterruptedException {
    if (progress == LiveProgress.NONE || nowNs - lookedNs < EVERY_NS) {
      return;
    }
    lookedNs = nowNs;
    try {
      Map<String, Object> counts = job.getAccumulators().get();
      long newest = count(counts, LiveSink.Progress.CHECKPOINT);
      if (newest != 0 && newest != checkpoint) {
        checkpoint = newest;
        progress.committed(standing(counts));
      }
    } catch (IOException | ExecutionException | IllegalStateException e) {
      LOG.info("cannot tell how far the pipeline is", e);
    }
  }

  private LiveProgress.Standing standing(Map<String, Object> counts)
      throws IOException, InterruptedException {
    return new LiveProgress.Standing(
        checkpoint,
        count(counts, DecodeFunction.MESSAGES_READ),
        count(counts, LiveSink.Progress.SAMPLES),
        count(counts, LiveSink.Progress.SAMPLE_DATA),
        count(counts, LiveSink.Progress.SIGNALS),
        count(counts, LiveSink.Progress.OPEN_DRIVES),
        count(counts, LiveSink.Progress.LATENCY_MS),
        activity.look().behind());
  }

  private static long count(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Long count ? count : 0;
  }
}
