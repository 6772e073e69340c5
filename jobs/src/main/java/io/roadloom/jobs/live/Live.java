package io.roadloom.jobs.live;

import io.roadloom.jobs.Failures;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.lake.Lake;
import io.roadloom.rig.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.annotation.Nullable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a live pipeline where it stopped, stays with it, and stops it when it is time to. */
public final class Live {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final long LOOK_MS = 500;
  private static final long MAX_LOOK_MS = 5_000;

  /** Each look asks Kafka thrice: so many in an idle time are enough. */
  private static final int LOOKS = 10;

  private static final int ANSWER_MS = 10_000;
  private final FlinkTarget target;
  private final String codeVersion;
  private final LiveProgress progress;

  public Live(FlinkTarget target, String codeVersion) {
    this(target, codeVersion, LiveProgress.NONE);
  }

  public Live(FlinkTarget target, String codeVersion, LiveProgress progress) {
    this.target = target;
    this.codeVersion = codeVersion;
    this.progress = progress;
  }

  /**
   * Runs until it is told to stop, or nothing arrives any more.
   *
   * @throws io.roadloom.rig.RigException where the rig is wrong
   * @throws io.roadloom.lake.LakeException where the catalog or the warehouse does not do what is
   *     asked
   * @throws IOException where Kafka or storage does not answer
   * @throws Exception where the job fails for another reason, after all its restarts
   */
  public LiveResult run(LiveRequest request, Schedule schedule, Stop stop) throws Exception {
    long started = System.nanoTime();
    String runId = UUID.randomUUID().toString();
    try (Admin admin = admin(request.input())) {
      if (request.input() instanceof LiveRequest.Kafka kafka) {
        TopicWait.until(admin, kafka, schedule.stopWhenIdle(), stop);
      }
      Rig rig = LiveRigs.of(request, schedule.stopWhenIdle(), stop);
      JobClient job = start(request, rig, schedule, runId);
      Activity activity = activity(request, admin, job);
      String savepoint = follow(job, schedule, activity, stop);
      job.getJobExecutionResult().get();
      return new LiveResult(savepoint, counts(request, runId), (System.nanoTime() - started) / 1e9);
    } catch (ExecutionException e) {
      throw Failures.cause(e);
    }
  }

  @Nullable
  private static Admin admin(LiveRequest.Input input) {
    return input instanceof LiveRequest.Kafka kafka
        ? Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                // A broker that is not there is told of soon.
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MS))
        : null;
  }

  private JobClient start(LiveRequest request, Rig rig, Schedule schedule, String runId)
      throws Exception {
    Configuration settings = LiveTopology.settings();
    schedule.into(settings);
    StreamExecutionEnvironment env = target.environment(settings);
    new LiveTopology(request, rig, codeVersion, runId).build(env);
    return env.executeAsync("live " + request.name());
  }

  private static Activity activity(LiveRequest request, @Nullable Admin admin, JobClient job) {
    return request.input() instanceof LiveRequest.Kafka kafka
        ? new KafkaActivity(admin, kafka.topic(), request.consumerGroup())
        : new JobActivity(job);
  }

  /** Returns the savepoint that the job was stopped with; null where it ended by itself. */
  @Nullable
  private String follow(JobClient job, Schedule schedule, Activity activity, Stop stop)
      throws InterruptedException, ExecutionException {
    CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
    Duration limit = schedule.stopWhenIdle();
    IdleClock clock = limit == null ? null : new IdleClock(limit);
    long lookMs =
        limit == null
            ? LOOK_MS
            : Math.min(MAX_LOOK_MS, Math.max(LOOK_MS, limit.toMillis() / LOOKS));
    ProgressWatch watch = new ProgressWatch(job, activity, progress);
    while (!end.isDone()) {
      watch.look(System.nanoTime());
      boolean wanted = stop.await(lookMs);
      boolean idle = !wanted && clock != null && idle(job, activity, clock);
      if (wanted || idle) {
        String savepoint = stop(job, idle, schedule.savepoints());
        if (savepoint != null) {
          return savepoint;
        }
      }
    }
    return null;
  }

  private static boolean idle(JobClient job, Activity activity, IdleClock clock)
      throws InterruptedException {
    try {
      if (job.getJobStatus().get() == JobStatus.RUNNING) {
        return clock.idle(activity.look(), System.nanoTime());
      }
    } catch (IOException | ExecutionException | IllegalStateException e) {
      LOG.info("cannot tell whether anything arrives", e);
    }
    clock.reset();
    return false;
  }

  /**
   * @param drain whether drives are closed: nothing more of them is to come
   * @return null where it can't be stopped now: it is restarting, or has ended
   */
  @Nullable
  private static String stop(JobClient job, boolean drain, String savepoints)
      throws InterruptedException {
    try {
      return job.stopWithSavepoint(drain, savepoints, SavepointFormatType.CANONICAL).get();
    } catch (ExecutionException | IllegalStateException e) {
      LOG.warn("the job cannot be stopped now; trying again", e);
      return null;
    }
  }

  private static Map<String, Long> counts(LiveRequest request, String runId) {
    try (Lake lake = Lake.open(request.lake())) {
      return lake.counts(runId);
    }
  }
}
