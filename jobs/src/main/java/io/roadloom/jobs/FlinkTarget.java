package io.roadloom.jobs;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where jobs run. */
public interface FlinkTarget extends AutoCloseable {
  /**
   * An environment for one job.
   *
   * @param job settings of the job, which go before those of the place
   */
  StreamExecutionEnvironment environment(Configuration job);

  /** Whether a job that storage has failed is restarted until storage is back. */
  default boolean restarts() {
    return false;
  }

  /** Ends what jobs ran in, where it is of this process. */
  @Override
  default void close() throws Exception {}

  /** In this process, with so many task slots; the cluster stands until the target is closed. */
  static FlinkTarget embedded(int parallelism) {
    return new EmbeddedFlink(FlinkConf.load("embedded.yaml"), parallelism);
  }

  /** The same with the production configuration: RocksDB, restarts, retained checkpoints. */
  static FlinkTarget embeddedLive(int parallelism) {
    Configuration place = FlinkConf.load("config.yaml");
    place.addAll(FlinkConf.load("embedded-live.yaml"));
    return new EmbeddedFlink(place, parallelism);
  }

  /** For SQL, in this process, with Flink's own configuration: one cluster for all queries. */
  static FlinkTarget embeddedQueries(int slots) {
    Configuration place = new Configuration();
    place.set(RestOptions.BIND_PORT, "0");
    return new EmbeddedFlink(place, slots);
  }

  /**
   * On a running cluster.
   *
   * @param jar what the cluster needs to run the job
   */
  static FlinkTarget remote(String host, int port, int parallelism, Path jar) {
    return new ClusterFlink(
        job -> {
          StreamExecutionEnvironment env =
              StreamExecutionEnvironment.createRemoteEnvironment(host, port, job, jar.toString());
          env.setParallelism(parallelism);
          return env;
        });
  }

  /** Wherever this program was submitted to; its configuration counts. */
  static FlinkTarget ambient() {
    return new ClusterFlink(StreamExecutionEnvironment::getExecutionEnvironment);
  }
}
