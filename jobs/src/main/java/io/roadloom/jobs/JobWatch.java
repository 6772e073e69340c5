package io.roadloom.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** Follows a job to its end. */
public final class JobWatch {
  private static final long LOOK_MS = 500;

  private JobWatch() {}

  /**
   * Waits for the end.
   *
   * @param accumulator of longs, whose value is told now and then
   * @return the job's accumulators of longs
   */
  public static Map<String, Long> follow(JobClient job, String accumulator, LongConsumer told)
      throws ExecutionException, InterruptedException {
    CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
    while (true) {
      try {
        return counts(end.get(LOOK_MS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        look(job, accumulator, told);
      }
    }
  }

  private static void look(JobClient job, String accumulator, LongConsumer told) {
    job.getAccumulators()
        .thenAccept(
            found -> {
              if (found.get(accumulator) instanceof Long value) {
                told.accept(value);
              }
            });
  }

  private static Map<String, Long> counts(JobExecutionResult result) {
    Map<String, Long> counts = new HashMap<>();
    result
        .getAllAccumulatorResults()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                counts.put(name, number);
              }
            });
    return counts;
  }
}
