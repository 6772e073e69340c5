package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingReader;
import io.roadloom.function.Types;
import io.roadloom.kafka.RecordEncoder;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.kafka.SensorSource;
import io.roadloom.kafka.TestBroker;
import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source and the ingest with a real broker, through a failure and a stop with drain. */
class KafkaIngestTest {
  private static final String TOPIC = "fleet";
  private static final int PARTITIONS = 3;
  private static final Duration LONG = Duration.ofMinutes(10);
  @TempDir Path folder;
  private TestBroker kafka;

  /** Stands where Decode does; fails once, when told to. */
  private static final class Watcher implements FilterFunction<RawBatch> {
    private static final long serialVersionUID = 1;
    static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();
    static final Queue<Fault> FAULTS = new ConcurrentLinkedQueue<>();
    static final AtomicBoolean FAIL = new AtomicBoolean();

    @Override
    public boolean filter(RawBatch batch) {
      if (FAIL.compareAndSet(true, false)) {
        throw new IllegalStateException("fails once");
      }
      for (int i = 0; i < batch.size(); i++) {
        SEEN.add(batch.sequence()[i]);
      }
      FAULTS.addAll(batch.faults());
      return true;
    }
  }

  @BeforeEach
  void startBroker() throws Exception {
    kafka = TestBroker.start(Map.of());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  @AfterEach
  void stopBroker() throws Exception {
    kafka.close();
  }

  @Test
  void whatIsPublishedIsInTheSegmentsOnce() throws Exception {
    List<SensorMessage> messages = Fleet.messages(new Random(5), 600);
    publish(messages.subList(0, 300));
    publishBroken();
    JobClient job = job();
    awaitSeen(299);
    await().atMost(LONG).until(() -> !Segments.names(folder).isEmpty());
    Watcher.FAIL.set(true);
    publish(messages.subList(300, messages.size()));
    awaitSeen(600);
    await().atMost(LONG).until(() -> !Watcher.FAIL.get());
    // It lies in a partition of its own, for all that is known.
    await().atMost(LONG).until(() -> !Watcher.FAULTS.isEmpty());
    job.stopWithSavepoint(
            true, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
        .get(LONG.toSeconds(), TimeUnit.SECONDS);

    Map<Long, String> expected = new HashMap<>();
    for (SensorMessage message : messages) {
      if (message instanceof Reading reading) {
        expected.put(
            reading.sequence(),
            reading.route().drive().driveId()
                + reading.route().topic()
                + Fleet.SCHEMA.name()
                + new String(reading.payload(), StandardCharsets.ISO_8859_1));
      }
    }
    List<String> twice = new ArrayList<>();
    assertThat(inSegments(twice)).isEqualTo(expected);
    assertThat(twice).isEmpty();
    assertThat(Watcher.FAULTS)
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.reason()).isEqualTo("record_version"));
  }

  private static void awaitSeen(int count) {
    await().atMost(LONG).until(() -> Watcher.SEEN.size() >= count);
  }

  private JobClient job() throws Exception {
    Configuration conf = new Configuration();
    conf.setString("restart-strategy.type", "fixed-delay");
    conf.setString("restart-strategy.fixed-delay.attempts", "1");
    conf.setString("restart-strategy.fixed-delay.delay", "10ms");
    conf.setString("pipeline.generic-types", "false");
    conf.setString("pipeline.object-reuse", "true");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, conf);
    env.enableCheckpointing(100);
    LiveConfig config = new LiveConfig(Ingest.LIVE, folder.toUri().toString());
    env.fromSource(
            SensorSource.builder(kafka.address(), List.of(TOPIC), "roadloom", Map.of()).build(),
            WatermarkStrategy.noWatermarks(),
            "kafka")
        .transform(
            "ingest", Types.RAW_BATCH, new LiveIngest(config, name -> -1, ForgottenDrives.NONE))
        .filter(new Watcher())
        .sinkTo(new DiscardingSink<>());
    return env.executeAsync();
  }

  private void publish(List<SensorMessage> messages) {
    RecordEncoder encoder = new RecordEncoder(TOPIC);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (SensorMessage message : messages) {
      if (message instanceof Reading reading) {
        records.add(
            encoder.message(
                reading.route(),
                reading.logNs(),
                reading.publishNs(),
                reading.sequence(),
                reading.payload()));
      } else {
        for (int drive = 0; drive < 5; drive++) {
          records.add(encoder.schema("truck-d" + drive, Fleet.SCHEMA));
        }
      }
    }
    send(records);
  }

  private void publishBroken() {
    send(List.of(new ProducerRecord<>(TOPIC, new byte[] {'x'}, new byte[] {'y'})));
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.address(),
            "max.request.size",
            4 << 20,
            "enable.idempotence",
            true);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }

  private Map<Long, String> inSegments(List<String> twice) throws Exception {
    Map<Long, String> found = new HashMap<>();
    Path segments = folder.resolve("segments").resolve(Ingest.LIVE);
    for (String name : Segments.names(folder)) {
      try (RecordingReader reader = Segments.open(segments.resolve(name).toUri().toString())) {
        assertThat(reader.index().complete()).isTrue();
        for (ChunkRef chunk : reader.index().chunks()) {
          RawBatch batch = reader.read(new RecordingRef(null, "", "", "", 0), chunk);
          for (int i = 0; i < batch.size(); i++) {
            Channel channel = batch.channels().get(batch.channel()[i]);
            String text =
                channel.metadata().get("roadloom.drive")
                    + channel.topic()
                    + channel.schema().name()
                    + new String(Segments.payload(batch, i), StandardCharsets.ISO_8859_1);
            if (found.put(batch.sequence()[i], text) != null) {
              twice.add(text);
            }
          }
        }
      }
    }
    return found;
  }
}
