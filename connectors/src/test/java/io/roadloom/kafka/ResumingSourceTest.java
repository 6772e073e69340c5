package io.roadloom.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloom.kafka.SensorMessage.Broken;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.DriveKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.LongStream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker deletes what has not been read, or the whole topic, under a source that runs or is
 * stopped. Nothing restarts: a job that fails once has failed.
 */
class ResumingSourceTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(30);
  private static final MessageRoute ROUTE =
      new MessageRoute(new DriveKey("car", "drive"), "/speed", "json", null);

  private static TestBroker kafka;
  private static Admin admin;
  private static KafkaProducer<byte[], byte[]> producer;

  @TempDir Path dir;

  /** Takes note of what comes, one at a time while nobody holds it up. */
  private static final class Watcher implements FilterFunction<SensorMessage> {
    private static final long serialVersionUID = 1;
    static final Queue<Long> SEEN = new ConcurrentLinkedQueue<>();
    static final Queue<Broken> TOLD = new ConcurrentLinkedQueue<>();
    static final ReadWriteLock HOLD = new ReentrantReadWriteLock();

    @Override
    public boolean filter(SensorMessage message) {
      if (message instanceof Reading reading) {
        SEEN.add(reading.sequence());
      } else if (message instanceof Broken broken) {
        TOLD.add(broken);
      }
      HOLD.readLock().lock();
      HOLD.readLock().unlock();
      return true;
    }
  }

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = TestBroker.start(Map.of("auto.create.topics.enable", "false"));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.address()));
    ByteArraySerializer bytes = new ByteArraySerializer();
    // A record a batch, so that a fetch can be of one record.
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.address(), "batch.size", 0), bytes, bytes);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    producer.close();
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void forget() {
    Watcher.SEEN.clear();
    Watcher.TOLD.clear();
  }

  @Test
  void goesOnWhereMessagesAreDeletedAheadOfIt() throws Exception {
    make("deleted");
    publish("deleted", 0, 10);
    JobClient job = start("deleted", OFTEN_ENOUGH, null);
    awaitSeen(9);
    Watcher.HOLD.writeLock().lock();
    publish("deleted", 10, 40);
    awaitSeen(10);
    // It fetches a few more and then waits.
    admin
        .deleteRecords(Map.of(new TopicPartition("deleted", 0), RecordsToDelete.beforeOffset(30)))
        .all()
        .get();
    Watcher.HOLD.writeLock().unlock();
    awaitSeen(39);

    assertThat(Watcher.TOLD).hasSize(1);
    Broken lost = Watcher.TOLD.remove();
    assertThat(lost.reason()).isEqualTo("offsets_expired");
    assertThat(lost.offset()).isBetween(11L, 29L);
    assertThat(lost.end()).isEqualTo(30);
    assertThat(Watcher.SEEN).containsExactlyElementsOf(numbers(0, lost.offset(), 30, 40));
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    job.cancel().get();
  }

  @Test
  void readsATopicThatIsMadeAnewFromItsStart() throws Exception {
    make("anew");
    publish("anew", 0, 10);
    JobClient job = start("anew", OFTEN_ENOUGH, null);
    awaitSeen(9);
    makeAnew("anew");
    publish("anew", 100, 105);
    awaitSeen(104);

    assertThat(Watcher.SEEN).containsExactlyElementsOf(numbers(0, 10, 100, 105));
    assertThat(Watcher.TOLD).singleElement().satisfies(told -> isReplaced(told, 10));
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    job.cancel().get();
  }

  @Test
  void knowsATopicThatWasMadeAnewWhereTheOffsetFitsTheNewOne() throws Exception {
    make("longer");
    publish("longer", 0, 10);
    String first = stop(start("longer", OFTEN_ENOUGH, null), 9);
    makeAnew("longer");
    publish("longer", 100, 120);
    forget();
    String second = stop(start("longer", OFTEN_ENOUGH, first), 119);

    assertThat(Watcher.SEEN).containsExactlyElementsOf(numbers(100, 120, 0, 0));
    assertThat(Watcher.TOLD).singleElement().satisfies(told -> isReplaced(told, 10));

    publish("longer", 120, 122);
    forget();
    stop(start("longer", OFTEN_ENOUGH, second), 121);
    assertThat(Watcher.SEEN).as("goes on in the new one").containsExactly(120L, 121L);
    assertThat(Watcher.TOLD).as("told once").isEmpty();
  }

  @Test
  void doesNotWaitForPartitionsThatTheNewTopicHasNot() throws Exception {
    make("fewer", 2);
    publish("fewer", 0, 10);
    String savepoint = stop(start("fewer", OFTEN_ENOUGH, null), 9);
    makeAnew("fewer");
    publish("fewer", 100, 105);
    forget();
    JobClient job = start("fewer", OFTEN_ENOUGH, savepoint);
    awaitSeen(104);
    publish("fewer", 105, 110);
    awaitSeen(109);

    assertThat(Watcher.SEEN).containsExactlyElementsOf(numbers(100, 110, 0, 0));
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    job.cancel().get();
  }

  @Test
  void noticesATopicThatIsMadeAnewBehindItsBack() throws Exception {
    make("unseen");
    publish("unseen", 0, 10);
    JobClient job = start("unseen", Duration.ofSeconds(1), null);
    awaitSeen(9);
    // While it does not poll, the new topic grows past where it reads.
    Watcher.HOLD.writeLock().lock();
    publish("unseen", 10, 20);
    awaitSeen(10);
    makeAnew("unseen");
    publish("unseen", 100, 140);
    Watcher.HOLD.writeLock().unlock();
    await("none is lost")
        .atMost(LONG)
        .until(() -> Watcher.SEEN.containsAll(numbers(100, 140, 0, 0)));

    assertThat(Watcher.TOLD)
        .singleElement()
        .satisfies(told -> assertThat(told.reason()).isEqualTo("topic_replaced"));
    job.cancel().get();
  }

  private static void isReplaced(Broken told, long offset) {
    assertThat(told.reason()).isEqualTo("topic_replaced");
    assertThat(told.offset()).isEqualTo(offset);
    assertThat(told.end()).as("nothing of the new one is lost").isEqualTo(offset);
    assertThat(told.expected()).isEqualTo("offset " + offset + ", the next to read");
    assertThat(told.found()).contains("made anew").endsWith("offset 0");
  }

  private static List<Long> numbers(long from, long to, long from2, long to2) {
    return LongStream.concat(LongStream.range(from, to), LongStream.range(from2, to2))
        .boxed()
        .toList();
  }

  private static void awaitSeen(long number) {
    await("message " + number).atMost(LONG).until(() -> Watcher.SEEN.contains(number));
  }

  private static void make(String topic) throws Exception {
    make(topic, 1);
  }

  private static void make(String topic, int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
  }

  private static void makeAnew(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    await().atMost(LONG).until(() -> !admin.listTopics().names().get().contains(topic));
    make(topic);
  }

  private static void publish(String topic, int from, int to) throws Exception {
    RecordEncoder encoder = new RecordEncoder(topic);
    for (int n = from; n < to; n++) {
      producer.send(encoder.message(ROUTE, n, n, n, new byte[0])).get();
    }
  }

  private String stop(JobClient job, long number) throws Exception {
    awaitSeen(number);
    return job.stopWithSavepoint(false, dir.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static JobClient start(String topic, Duration look, @Nullable String savepoint)
      throws Exception {
    Configuration conf = new Configuration();
    conf.setString("restart-strategy.type", "none");
    conf.setString("pipeline.object-reuse", "true");
    if (savepoint != null) {
      conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
    env.fromSource(
            SensorSource.resuming(
                kafka.address(),
                List.of(topic),
                topic,
                Map.of(
                    "max.poll.records", "1",
                    "max.partition.fetch.bytes", "1",
                    "request.timeout.ms", "3000",
                    "default.api.timeout.ms", "3000"),
                look),
            WatermarkStrategy.noWatermarks(),
            "kafka")
        .uid("kafka")
        .filter(new Watcher())
        .uid("watcher")
        .sinkTo(new DiscardingSink<>())
        .uid("nothing");
    return env.executeAsync();
  }
}
