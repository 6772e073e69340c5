package io.roadloom.jobs;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where jobs run. */
@FunctionalInterface
public interface FlinkTarget {
  /**
   * An environment for one job.
   *
   * @param job settings of the job, which go before those of the place
   */
  StreamExecutionEnvironment environment(Configuration job);

  /** In this process, with so many task slots. */
  static FlinkTarget embedded(int parallelism) {
    return embedded(FlinkConf.load("embedded.yaml"), parallelism);
  }

  /** The same with the production configuration: RocksDB, restarts, retained checkpoints. */
  static FlinkTarget embeddedLive(int parallelism) {
    Configuration all = FlinkConf.load("config.yaml");
    all.addAll(FlinkConf.load("embedded-live.yaml"));
    return embedded(all, parallelism);
  }

  private static FlinkTarget embedded(Configuration place, int parallelism) {
    return job -> {
      Configuration all = new Configuration(place);
      all.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
      all.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
      all.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64L * parallelism));
      MemorySize network = MemorySize.ofMebiBytes(32L + 16L * parallelism);
      all.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
      all.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
      all.addAll(job);
      return StreamExecutionEnvironment.createLocalEnvironment(parallelism, all);
    };
  }

  /**
   * On a running cluster.
   *
   * @param jar what the cluster needs to run the job
   */
  static FlinkTarget remote(String host, int port, int parallelism, Path jar) {
    return job -> {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createRemoteEnvironment(host, port, job, jar.toString());
      env.setParallelism(parallelism);
      return env;
    };
  }

  /** Wherever this program was submitted to; its configuration counts. */
  static FlinkTarget ambient() {
    return StreamExecutionEnvironment::getExecutionEnvironment;
  }
}
