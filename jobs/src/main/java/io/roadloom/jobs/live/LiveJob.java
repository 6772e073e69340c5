package io.roadloom.jobs.live;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.JobArguments;
import io.roadloom.rig.Rig;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live pipeline as a Flink application, for {@code flink run} and the Kubernetes operator's
 * {@code jarURI}. When checkpoints are taken and what it starts from is the cluster's matter.
 */
public final class LiveJob {
  private LiveJob() {}

  /** Submits it; throws where it can't be. */
  public static void main(String[] args) throws Exception {
    LiveRequest request =
        LiveOptions.request(JobArguments.over(GlobalConfiguration.loadConfiguration(), args));
    Configuration settings = LiveTopology.settings();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    Rig rig = LiveRigs.of(request, null, LiveJob::never);
    new LiveTopology(request, rig, CodeVersion.CURRENT, UUID.randomUUID().toString()).build(env);
    env.execute("live " + request.name());
  }

  /** A program that is being submitted is not stopped, but killed. */
  private static boolean never(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    return false;
  }
}
