package io.roadloom.jobs.live;

import io.roadloom.function.DecodeFunction;
import java.io.IOException;
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
      Object read = job.getAccumulators().get().get(DecodeFunction.BYTES_READ);
      if (read == null) {
        // Its tasks start: that they have read nothing yet says nothing of the input.
        throw new IOException("the job does not say yet how far it is");
      }
      return new Look(read, OptionalLong.empty());
    } catch (ExecutionException e) {
      throw new IOException("the job does not say how far it is", e);
    }
  }
}
