package io.roadloom.jobs;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.client.JobInitializationException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.function.FunctionUtils;

/**
 * A Flink cluster in this process. Starts with its first job and serves all that follow: a cluster
 * for each job, as Flink's local environment makes them, costs more than a second of a core, again
 * and again, since each loads and compiles its RPC system anew.
 */
final class EmbeddedFlink implements FlinkTarget {
  private static final String NAME = "embedded";
  private final Configuration place;
  private final int parallelism;
  private @Nullable MiniCluster cluster;

  /**
   * @param place settings of the cluster, which give way to those of a job
   * @param parallelism slots, which all other sizes follow
   */
  EmbeddedFlink(Configuration place, int parallelism) {
    this.place = place;
    this.parallelism = parallelism;
  }

  @Override
  public StreamExecutionEnvironment environment(Configuration job) {
    Configuration all = settings();
    all.addAll(job);
    all.set(DeploymentOptions.TARGET, NAME);
    all.set(DeploymentOptions.ATTACHED, true);
    return new StreamExecutionEnvironment(
        new Executors(), all, Thread.currentThread().getContextClassLoader());
  }

  private Configuration settings() {
    Configuration all = new Configuration(place);
    all.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    all.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    all.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64L * parallelism));
    MemorySize network = MemorySize.ofMebiBytes(32L + 16L * parallelism);
    all.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    all.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    return all;
  }

  @Override
  public synchronized void close() throws Exception {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }

  /** The cluster; what is of the place in the first job's settings holds for all jobs. */
  private synchronized MiniCluster cluster(Configuration settings) throws Exception {
    if (cluster == null) {
      MiniCluster starting =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(new Configuration(settings))
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(parallelism)
                  .build());
      starting.start();
      cluster = starting;
    }
    return cluster;
  }

  private CompletableFuture<JobClient> submit(
      Pipeline pipeline, Configuration settings, ClassLoader classes) throws Exception {
    StreamGraph graph = PipelineExecutorUtils.getStreamGraph(pipeline, settings);
    graph.serializeUserDefinedInstances();
    MiniCluster running = cluster(settings);
    return running
        .submitJob(graph)
        .thenApplyAsync(
            FunctionUtils.uncheckedFunction(
                submitted -> started(running, submitted.getJobID(), classes)));
  }

  /** Waits until the job can be asked how it is. */
  private static JobClient started(MiniCluster running, JobID job, ClassLoader classes)
      throws JobInitializationException {
    ClientUtils.waitUntilJobInitializationFinished(
        () -> running.getJobStatus(job).get(), () -> running.requestJobResult(job).get(), classes);
    return new MiniClusterJobClient(job, running, classes, JobFinalizationBehavior.NOTHING);
  }

  private final class Executors implements PipelineExecutorServiceLoader, PipelineExecutorFactory {
    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration settings) {
      return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
      return Stream.of(NAME);
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration settings) {
      return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration settings) {
      return EmbeddedFlink.this::submit;
    }
  }
}
