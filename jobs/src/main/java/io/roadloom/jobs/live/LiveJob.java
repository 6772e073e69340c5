package io.roadloom.jobs.live;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.JobArguments;
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
    new LiveTopology(request, LiveRigs.of(request, null, millis -> false), CodeVersion.CURRENT)
        .build(env);
    env.execute("live " + request.name());
  }
}
