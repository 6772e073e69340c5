package io.roadloom.bench.live;

import io.roadloom.jobs.BackfillProgress;
import io.roadloom.replay.Disorder;
import io.roadloom.replay.KafkaTopic;
import io.roadloom.replay.Publisher;
import io.roadloom.replay.Replay;
import io.roadloom.replay.ReplayRequest;
import io.roadloom.replay.ReplayResult;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SmallDrive;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Topics to measure with: filled once, and again where the broker has not kept them. */
final class Topics {
  private static final int PARTITIONS = 4;
  private static final int PAYLOAD_DRIVES = 4;
  private static final Duration SMALL_PERIOD = Duration.ofMillis(100);
  private final Path folder;
  private final String kafka;
  private final Consumer<String> progress;

  /**
   * @param kafka bootstrap servers
   */
  Topics(Path folder, String kafka, Consumer<String> progress) {
    this.folder = folder;
    this.kafka = kafka;
    this.progress = progress;
  }

  /** What a filler has sent. */
  private record Sent(long messages, long bytes) {}

  private interface Filler {
    Sent fill(String topic) throws IOException;
  }

  /** A fleet's small messages, in the order of their log times. */
  Filled small(int drives, int hz, int seconds) throws Exception {
    return once(
        "small-%dx%dx%d".formatted(drives, hz, seconds),
        topic -> {
          try (Publisher publisher = new Publisher(kafka, topic)) {
            Fleet fleet = new Fleet(publisher, drives, hz);
            fleet.announce();
            for (int i = 0; i < hz * seconds; i++) {
              fleet.step();
            }
            publisher.flush();
            return new Sent((long) drives * hz * seconds, publisher.bytes());
          }
        });
  }

  /** Drives with two cameras and a lidar, as {@link #rig} is for. */
  Filled payload(int seconds) throws Exception {
    String name = "payload-%dx%d".formatted(PAYLOAD_DRIVES, seconds);
    return once(
        name,
        topic -> {
          Path recordings = Files.createDirectories(folder.resolve(name));
          for (int i = 0; i < PAYLOAD_DRIVES; i++) {
            SyntheticDrive.record(
                spec(seconds).named("drive-" + i, i + 1, Duration.ofHours(i)),
                recordings.resolve("drive-" + i + ".mcap"));
          }
          return replay(recordings, topic);
        });
  }

  /** The rig of {@link #payload}. */
  Path rig() throws IOException {
    return SyntheticDrive.write(spec(1), folder.resolve("payload-rig")).rig();
  }

  /** The rig of {@link #small}, with keyframes at 10 Hz. */
  Path smallRig() throws IOException {
    return smallRig(SMALL_PERIOD);
  }

  /**
   * The same with other keyframes.
   *
   * @param period in between
   */
  Path smallRig(Duration period) throws IOException {
    return SmallDrive.rig(folder.resolve("small-rig"), period);
  }

  /** A topic with nothing in it. */
  String empty(String name) throws IOException {
    // What an attempt that was broken off left behind has another name.
    String topic = name + "-" + System.currentTimeMillis();
    KafkaTopic.ensure(kafka, topic, PARTITIONS);
    return topic;
  }

  private static DriveSpec spec(int seconds) {
    return DriveSpec.bench(1, "lz4").lasting(Duration.ofSeconds(seconds));
  }

  private Sent replay(Path recordings, String topic) throws IOException {
    ReplayResult result =
        new Replay(
                BackfillProgress.NONE,
                (recording, fault) -> {
                  throw new IllegalStateException(recording + ": " + fault);
                })
            .run(
                new ReplayRequest(
                    List.of(recordings.toString()),
                    null,
                    kafka,
                    topic,
                    PARTITIONS,
                    Double.POSITIVE_INFINITY,
                    new Disorder(0, 0, 1)));
    return new Sent(result.messages(), result.bytes());
  }

  private Filled once(String name, Filler filler) throws Exception {
    Path file = folder.resolve(name + ".properties");
    if (Files.exists(file)) {
      Filled filled = Filled.read(file);
      // Its data may have been deleted since.
      if (records(filled.topic()) == filled.records()) {
        return filled;
      }
    }
    progress.accept("filling topic " + name);
    String topic = empty(name);
    Sent sent = filler.fill(topic);
    Filled filled = new Filled(topic, records(topic), sent.messages(), sent.bytes());
    filled.write(file);
    return filled;
  }

  private long records(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      return KafkaTopic.records(admin, topic);
    }
  }
}
