package io.roadloom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.mcap.McapWriter;
import io.roadloom.format.mcap.McapWriter.Compression;
import io.roadloom.jobs.FoundRecordings;
import io.roadloom.model.Fault;
import io.roadloom.source.ProbedRecording;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings merged by log time, against all their messages read at once and sorted. */
class RecordedMessagesTest {
  private static final long SEED = 20261124;
  @TempDir Path dir;

  @Test
  void mergesRecordingsWhoseChunksOverlap() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      List<String> paths = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        paths.add(recording(random, "r" + round + "-" + i));
      }

      assertThat(merged(paths, new ArrayList<>()))
          .as("seed %s, round %s", SEED, round)
          .isEqualTo(sorted(paths));
    }
  }

  @Test
  void mergesRealDrives() throws IOException {
    List<String> paths =
        List.of(
            SharedData.path("drives/comma2k19-a.mcap").toString(),
            SharedData.path("drives/kitti-0005-a.mcap").toString());

    assertThat(merged(paths, new ArrayList<>())).isEqualTo(sorted(paths));
  }

  @Test
  void readsAroundDamage() throws IOException {
    List<Fault> faults = new ArrayList<>();

    List<String> messages =
        merged(List.of(SharedData.path("broken/comma2k19-a.bitflip.mcap").toString()), faults);

    assertThat(messages).hasSizeGreaterThanOrEqualTo(46_031);
    assertThat(faults).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoRecordingIsOneFault() throws IOException {
    List<Fault> faults = new ArrayList<>();

    List<String> messages =
        merged(List.of(SharedData.path("broken/empty.mcap").toString()), faults);

    assertThat(messages).isEmpty();
    assertThat(faults).hasSize(1);
  }

  /** Messages at random times around one that moves on, of channels with and without a schema. */
  private String recording(Random random, String name) throws IOException {
    Path file = dir.resolve(name + ".mcap");
    try (OutputStream out = Files.newOutputStream(file);
        McapWriter writer = new McapWriter(out, Compression.LZ4, 200 + random.nextInt(800))) {
      int schema = writer.schema("T", "ros2msg", "float64 x".getBytes(StandardCharsets.UTF_8));
      int[] channels = {
        writer.channel(schema, "/a", "cdr", Map.of()), writer.channel(0, "/b", "raw", Map.of())
      };
      long now = 1_000 + random.nextInt(500);
      for (int i = 0; i < 400; i++) {
        now += random.nextInt(10);
        byte[] payload = new byte[random.nextInt(40)];
        random.nextBytes(payload);
        long logNs = now - random.nextInt(random.nextInt(20) == 0 ? 400 : 20);
        writer.message(channels[i % 2], i, logNs, now, payload, 0, payload.length);
      }
    }
    return file.toString();
  }

  private static List<String> merged(List<String> paths, List<Fault> faults) throws IOException {
    List<ProbedRecording> found = FoundRecordings.of(paths, null);
    List<Long> progress = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (RecordedMessages messages =
        new RecordedMessages(found, (recording, fault) -> faults.add(fault), progress::add)) {
      for (Message next = messages.next(); next != null; next = messages.next()) {
        texts.add(
            RecordedLine.of(
                    next.route().topic(),
                    next.logNs(),
                    next.publishNs(),
                    next.sequence(),
                    next.payload())
                .text());
      }
    }
    assertThat(progress).isSorted();
    return texts;
  }

  /** Stable: messages of one time stay in the order of recordings and files. */
  private static List<String> sorted(List<String> paths) throws IOException {
    List<RecordedLine> all = new ArrayList<>();
    for (String path : paths) {
      all.addAll(RecordedLine.all(Path.of(path)));
    }
    all.sort(Comparator.comparingLong(RecordedLine::logNs));
    return all.stream().map(RecordedLine::text).toList();
  }
}
