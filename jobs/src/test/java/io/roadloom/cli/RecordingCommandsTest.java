package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.DriveKey;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inspect} and {@code cat} say of real recordings. */
class RecordingCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void inspectSaysWhatARecordingHolds() {
    Console console =
        Console.run("inspect", "--output", "json", SharedData.path("drives/kitti-0005-a.mcap"));

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    JsonNode said = json(console.out());
    assertThat(said.get("format").asText()).isEqualTo("mcap");
    assertThat(said.get("index").asText()).isEqualTo("whole");
    assertThat(said.get("messages").asInt()).isEqualTo(120);
    assertThat(said.get("compression").asText()).isEqualTo("[lz4]");
    assertThat(said.get("faults")).isEmpty();
    assertThat(said.get("channels").findValuesAsText("topic"))
        .containsExactly(
            "/camera/image_02/compressed", "/oxts/fix", "/oxts/imu", "/velodyne/points");
    assertThat(said.get("channels").findValuesAsText("modality"))
        .containsExactly("camera", "gnss", "imu", "lidar");
    // The lidar is logged when the sweep ends, 52 ms after its stamp.
    assertThat(said.get("channels").get(3).get("header_minus_log_ms").asDouble())
        .isBetween(-53.0, -50.0);
  }

  @Test
  void inspectNamesDamage() {
    Console console = Console.run("inspect", SharedData.path("broken/comma2k19-a.truncated.mcap"));

    assertThat(console.exit()).isEqualTo(ExitCode.QUARANTINED);
    assertThat(console.out()).contains("missing or not whole", "/can/0");
    assertThat(console.err()).containsPattern("bytes \\d+ to \\d+: \\w+: expected .+, found .+");
  }

  @Test
  void inspectNamesDamageOfChunksItLooksAt() {
    Console console = Console.run("inspect", SharedData.path("broken/comma2k19-a.bitflip.mcap"));

    assertThat(console.exit()).isEqualTo(ExitCode.QUARANTINED);
    assertThat(console.err()).containsPattern("bytes \\d+ to \\d+: chunk_\\w+: expected .+");
  }

  @Test
  void catPrintsMessagesOfOneChannel() {
    Console console =
        Console.run("cat", SharedData.path("drives/comma2k19-a.mcap"), "--topic", "/gnss");

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.lines()).hasSize(287);
    JsonNode first = json(console.lines().get(0));
    assertThat(first.get("topic").asText()).isEqualTo("/gnss");
    assertThat(first.get("log_ns").isIntegralNumber()).isTrue();
    assertThat(first.get("message").get("latitude").asDouble()).isBetween(37.0, 38.0);
  }

  @Test
  void catPrintsEveryRecordInFileOrder() {
    Path recording = SharedData.path("drives/kitti-0005-a.mcap");
    Console console = Console.run("cat", "--records", recording);

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    List<String> types = new ArrayList<>();
    console.lines().forEach(line -> types.add(json(line).get("type").asText()));
    assertThat(types).startsWith("Header").endsWith("Footer");
    assertThat(types.stream().filter("Message"::equals)).hasSize(120);
  }

  @Test
  void catKeepsWhatIsReadable() {
    Console console = Console.run("cat", SharedData.path("broken/comma2k19-a.bitflip.mcap"));

    assertThat(console.exit()).isEqualTo(ExitCode.QUARANTINED);
    assertThat(console.lines()).hasSizeGreaterThanOrEqualTo(46_031);
    assertThat(console.err())
        .containsPattern("bytes \\d+ to \\d+: chunk_\\w+: expected .+, found .+");
  }

  @Test
  void aSegmentIsToldApartByDrives(@TempDir Path folder) throws IOException {
    Path segment = folder.resolve("segment.mcap");
    try (OutputStream out = Files.newOutputStream(segment);
        McapWriter writer = new McapWriter(out, McapWriter.Compression.ZSTD, 1 << 20)) {
      writer.metadata(SegmentMetadata.RECORD, SegmentMetadata.segment("s"));
      for (String drive : List.of("b", "a")) {
        Map<String, String> metadata = SegmentMetadata.channel(new DriveKey("car", drive));
        int channel = writer.channel(0, "/state", "json", metadata);
        byte[] message = "{\"speed\": 1}".getBytes(StandardCharsets.UTF_8);
        writer.message(channel, 0, 1, 1, message, 0, message.length);
        writer.endChunk();
      }
    }

    JsonNode said = json(Console.run("inspect", "--output", "json", segment).out());
    assertThat(said.get("drives").asInt()).isEqualTo(2);
    assertThat(said.get("channels").findValuesAsText("drive")).containsExactly("a", "b");
    assertThat(Console.run("cat", segment).lines()).hasSize(2);
    assertThat(Console.run("cat", segment, "--drive", "a").lines())
        .singleElement()
        .satisfies(line -> assertThat(json(line).get("drive").asText()).isEqualTo("a"));
    Console unknown = Console.run("cat", segment, "--drive", "c");
    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("has no drive c; it has a, b");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }
}
