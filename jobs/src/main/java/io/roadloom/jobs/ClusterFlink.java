package io.roadloom.jobs;

import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster, which restarts jobs that storage has failed. */
final class ClusterFlink implements FlinkTarget {
  private final Function<Configuration, StreamExecutionEnvironment> environments;

  /**
   * @param environments by the settings of a job
   */
  ClusterFlink(Function<Configuration, StreamExecutionEnvironment> environments) {
    this.environments = environments;
  }

  @Override
  public StreamExecutionEnvironment environment(Configuration job) {
    return environments.apply(job);
  }

  @Override
  public boolean restarts() {
    return true;
  }
}
