package io.roadloom.lake;

import io.roadloom.model.row.DriveSummary;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What the committer tells of itself: as metrics, and to whoever follows the job. */
final class CommitMetrics {
  private static final long NS_PER_MS = 1_000_000;
  private final LongCounter checkpoint = new LongCounter();
  private final LongCounter samples = new LongCounter();
  private final LongCounter sampleData = new LongCounter();
  private final LongCounter signals = new LongCounter();
  private final LongCounter openDrives = new LongCounter();
  private final LongCounter latency = new LongCounter();
  private volatile long latencyMs;

  CommitMetrics(MetricGroup group, RuntimeContext job) {
    group.addGroup("roadloom").<Long, Gauge<Long>>gauge("commitLatencyMs", () -> latencyMs);
    job.addAccumulator(LiveSink.Progress.CHECKPOINT, checkpoint);
    job.addAccumulator(LiveSink.Progress.SAMPLES, samples);
    job.addAccumulator(LiveSink.Progress.SAMPLE_DATA, sampleData);
    job.addAccumulator(LiveSink.Progress.SIGNALS, signals);
    job.addAccumulator(LiveSink.Progress.OPEN_DRIVES, openDrives);
    job.addAccumulator(LiveSink.Progress.LATENCY_MS, latency);
  }

  /**
   * Takes note of a commit that readers see by now.
   *
   * @param open drives after it
   */
  void committed(long checkpointId, LiveCommit commit, int open) {
    add(samples, commit, DriveSummary::samples);
    add(sampleData, commit, DriveSummary::sampleData);
    add(signals, commit, DriveSummary::signals);
    set(openDrives, open);
    if (commit.newestNs() != Long.MIN_VALUE) {
      latencyMs = System.currentTimeMillis() - commit.newestNs() / NS_PER_MS;
      set(latency, latencyMs);
    }
    set(checkpoint, checkpointId);
  }

  private static void add(LongCounter to, LiveCommit commit, ToLongFunction<DriveSummary> rows) {
    to.add(commit.rows(rows));
  }

  /** In one step: others read it meanwhile. */
  private static void set(LongCounter counter, long value) {
    counter.add(value - counter.getLocalValuePrimitive());
  }
}
