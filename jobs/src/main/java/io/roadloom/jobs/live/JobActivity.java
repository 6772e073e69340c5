package io.roadloom.jobs.live;

import io.roadloom.function.DecodeFunction;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;

/** Where input can't be asked, the job is: how many bytes it has read. */
final class JobActivity implements Activity {
  private final JobClient job;

  JobActivity(JobClient job) {
    this.job = job;
  }

  @Override
  public Look look() throws IOException, InterruptedException {
    try {
      Map<String, Object> counts = job.getAccumulators().get();
      return new Look(String.valueOf(counts.get(DecodeFunction.BYTES_READ)), OptionalLong.empty());
    } catch (ExecutionException e) {
      throw new IOException("the job does not say how far it is", e);
    }
  }
}
