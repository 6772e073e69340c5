package io.roadloom.jobs;

import io.roadloom.function.Progress;
import io.roadloom.source.ReadOrder;
import org.apache.flink.api.common.RuntimeExecutionMode;

/** How bounded input is worked through. Both give the same rows. */
public enum Execution {
  /** A recording is spread over all cores, and Flink sorts: for throughput. */
  BATCH(RuntimeExecutionMode.BATCH, ReadOrder.SPREAD, Progress.SORTED),
  /**
   * A drive is read in time order by one reader: with checkpoints, and drives close as they end.
   */
  STREAMING(RuntimeExecutionMode.STREAMING, ReadOrder.MERGED, Progress.EXACT);

  private final RuntimeExecutionMode mode;
  private final ReadOrder order;
  private final Progress progress;

  Execution(RuntimeExecutionMode mode, ReadOrder order, Progress progress) {
    this.mode = mode;
    this.order = order;
    this.progress = progress;
  }

  RuntimeExecutionMode mode() {
    return mode;
  }

  public ReadOrder order() {
    return order;
  }

  public Progress progress() {
    return progress;
  }
}
