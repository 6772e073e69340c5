package io.roadloom.bench.live;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.live.Live;
import io.roadloom.jobs.live.LiveRequest;
import io.roadloom.jobs.live.LiveResult;
import io.roadloom.jobs.live.Schedule;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorSource;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.LakeSink.Counters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Jobs that read a whole topic: the live pipeline, and its floors, which do less with it. */
final class Consumers {
  static final String NAME = "bench";
  private static final Duration FLOOR_INTERVAL = Duration.ofMillis(500);
  private static final Duration KEEPING_INTERVAL = Duration.ofSeconds(4);

  /** Half of what production waits: a run has a few, if it is long enough. */
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final Duration IDLE_DRIVE = Duration.ofMinutes(5);
  // Behind, a pipeline has five times as long to commit something: a checkpoint may take that.
  private static final Duration IDLE = Duration.ofSeconds(15);
  private final Servers servers;
  private final FlinkTarget flink;

  Consumers(Servers servers, FlinkTarget flink) {
    this.servers = servers;
    this.flink = flink;
  }

  /** Reads as the live pipeline does, and discards. */
  Consumption floor(Filled topic) throws Exception {
    return read(topic, FLOOR_INTERVAL, (messages, folder) -> messages);
  }

  /** Reads as the live pipeline does, and does with payloads what it can't do without. */
  Consumption keeping(Filled topic) throws Exception {
    return read(
        topic,
        KEEPING_INTERVAL,
        (messages, folder) ->
            messages
                .process(new PayloadKeeper(folder + "/payloads"), messages.getType())
                .name("keep")
                .uid("keep"));
  }

  /** What is done with messages beside reading them; may write into a folder. */
  private interface Work {
    DataStream<SensorMessage> of(DataStream<SensorMessage> messages, String folder);
  }

  private Consumption read(Filled topic, Duration interval, Work work) throws Exception {
    String group = "floor-" + UUID.randomUUID();
    String folder = folder();
    Configuration job = new Configuration();
    job.set(PipelineOptions.OBJECT_REUSE, true);
    job.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    job.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(2));
    job.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder);
    job.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    StreamExecutionEnvironment env = flink.environment(job);
    DataStream<SensorMessage> messages =
        env.fromSource(
                SensorSource.builder(servers.kafka(), List.of(topic.topic()), group, Map.of())
                    .setBounded(OffsetsInitializer.latest())
                    .build(),
                WatermarkStrategy.<SensorMessage>noWatermarks(),
                "kafka")
            .uid("kafka");
    work.of(messages, folder).sinkTo(new DiscardingSink<>()).uid("discard");
    try (CommitWatch watch = new CommitWatch(servers, group, topic.records(), interval)) {
      env.execute("floor");
      return Consumption.of(topic, watch.end());
    } finally {
      delete(folder);
    }
  }

  /** Runs the live pipeline over all of the topic, and closes all drives. */
  Consumption live(Filled topic, Path rig) throws Exception {
    return live(topic, rig, INTERVAL);
  }

  /**
   * As {@link #live(Filled, Path)}.
   *
   * @param interval of checkpoints: a topic has to last for a few
   */
  Consumption live(Filled topic, Path rig, Duration interval) throws Exception {
    return Consumption.of(topic, marks(topic, rig, interval));
  }

  private List<Mark> marks(Filled topic, Path rig, Duration interval) throws Exception {
    String folder = folder();
    LiveRequest request = request(topic, rig, folder);
    CountDownLatch never = new CountDownLatch(1);
    try (CommitWatch watch =
        new CommitWatch(servers, request.consumerGroup(), topic.records(), interval)) {
      Schedule schedule = new Schedule(folder + "/checkpoints", interval, IDLE);
      LiveResult result =
          new Live(flink, NAME)
              .run(request, schedule, millis -> never.await(millis, TimeUnit.MILLISECONDS));
      List<Mark> marks = watch.end();
      if (result.count(Counters.MESSAGES) != topic.messages()) {
        throw new IllegalStateException(
            "of %d messages, %d are in the tables"
                .formatted(topic.messages(), result.count(Counters.MESSAGES)));
      }
      return marks;
    } finally {
      delete(folder);
    }
  }

  /** Runs the live pipeline until it has read the topic; returns what its savepoint then holds. */
  long savedDriveBytes(Filled topic, Path rig) throws Exception {
    String folder = folder();
    LiveRequest request = request(topic, rig, folder);
    try (CommitWatch watch =
        new CommitWatch(servers, request.consumerGroup(), topic.records(), INTERVAL)) {
      Schedule schedule = new Schedule(folder + "/checkpoints", INTERVAL, null);
      LiveResult result = new Live(flink, NAME).run(request, schedule, watch::await);
      watch.end();
      return SavedState.keyedBytes(result.savepoint(), "drives");
    } finally {
      delete(folder);
    }
  }

  private LiveRequest request(Filled topic, Path rig, String folder) {
    return new LiveRequest(
        NAME,
        new LiveRequest.Kafka(servers.kafka(), topic.topic()),
        new LakeConfig(folder + "/lake", "auto", Map.of(), "default"),
        rig.toString(),
        IDLE_DRIVE,
        false);
  }

  private String folder() {
    return servers.hdfs() + "/" + UUID.randomUUID();
  }

  private static void delete(String folder) throws IOException {
    org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(folder);
    FileSystem.get(path.toUri()).delete(path, true);
  }
}
