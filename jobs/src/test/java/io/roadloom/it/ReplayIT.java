package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.replay.RecordedLine;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a replay puts on a real broker, read record by record as the contract is written down: with
 * none of the code that the product reads or writes records by.
 */
class ReplayIT {
  private static final int COMMA_MESSAGES = 71_156;
  @TempDir static Path dir;
  private static SandboxProcess sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox = SandboxProcess.start(dir);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void keepsTheContractRecordByRecord() throws Exception {
    JsonNode summary = replay(0, "contract", "drives/comma2k19-a.mcap", "drives/kitti-0005-a.mcap");
    assertThat(summary.get("recordings").asInt()).isEqualTo(2);
    assertThat(summary.get("delayed").asInt()).isZero();
    assertThat(summary.get("duplicated").asInt()).isZero();

    Map<String, List<String>> sent = new TreeMap<>();
    Set<String> partitionsOfDrives = new HashSet<>();
    for (List<ConsumerRecord<byte[], byte[]>> partition : Records.of(sandbox.kafka(), "contract")) {
      Set<String> known = new HashSet<>();
      Map<String, Long> newest = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> record : partition) {
        Map<String, byte[]> headers = headers(record);
        String vehicle = text(record.key());
        assertThat(text(headers.get("roadloom"))).isEqualTo("1");
        if (headers.containsKey("kind")) {
          known.add(vehicle + " " + checkedSchema(record, headers));
          continue;
        }
        assertThat(headers.keySet())
            .containsAll(
                Set.of("drive", "topic", "encoding", "schema", "log_ns", "publish_ns", "sequence"));
        assertThat(known).contains(vehicle + " " + text(headers.get("schema")));
        long logNs = ByteBuffer.wrap(headers.get("log_ns")).getLong();
        String drive = text(headers.get("drive"));
        assertThat(newest.merge(drive, logNs, Math::max)).isEqualTo(logNs);
        partitionsOfDrives.add(drive + " in " + record.partition());
        sent.computeIfAbsent(drive, d -> new ArrayList<>()).add(line(headers, record.value()));
      }
    }

    assertThat(partitionsOfDrives).hasSize(2);
    assertThat(sent.values()).map(List::size).contains(COMMA_MESSAGES);
    assertThat(sent.values().stream().mapToInt(List::size).sum())
        .isEqualTo(summary.get("messages").asInt());
    assertThat(sent.values())
        .map(ReplayIT::sorted)
        .containsExactlyInAnyOrder(
            recorded("drives/comma2k19-a.mcap"), recorded("drives/kitti-0005-a.mcap"));
  }

  @Test
  void aSeedGivesTheSameRecordsAtEverySpeed() {
    Object[] faults = {"--disorder", "1s", "--duplicate", "5%", "--seed", "7", "--partitions", "1"};
    JsonNode fast = replay(0, "fast", faults, "--speed", "max", "drives/comma2k19-a.mcap");
    JsonNode slow = replay(0, "slow", faults, "--speed", "20x", "drives/comma2k19-a.mcap");

    assertThat(fast.get("delayed").asInt()).isBetween(34_000, 37_000);
    assertThat(fast.get("duplicated").asInt()).isBetween(3_300, 3_800);
    // Half a minute at 20x.
    assertThat(slow.get("seconds").asDouble()).isGreaterThan(1.4);
    List<String> order = messages("fast");
    assertThat(messages("slow")).isEqualTo(order);
    assertThat(order).hasSize(COMMA_MESSAGES + fast.get("duplicated").asInt());
  }

  @Test
  void sendsWhatCanBeReadOfABrokenRecording() {
    Roadloom.Result result =
        run("broken", "--speed", "max", SharedData.path("broken/comma2k19-a.truncated.mcap"));

    JsonNode summary = result.exits(3).json();
    assertThat(summary.get("messages").asInt()).isGreaterThanOrEqualTo(50_225);
    assertThat(summary.get("unreadable").asInt()).isPositive();
    assertThat(result.err()).contains("comma2k19-a.truncated.mcap, bytes ");
    assertThat(messages("broken")).hasSize(summary.get("messages").asInt());
  }

  private static JsonNode replay(int exit, String topic, String... recordings) {
    return replay(exit, topic, new Object[] {"--speed", "max"}, recordings);
  }

  private static JsonNode replay(int exit, String topic, Object[] options, String... more) {
    List<Object> args = new ArrayList<>(Arrays.asList(options));
    for (String arg : more) {
      args.add(arg.endsWith(".mcap") ? SharedData.path(arg) : arg);
    }
    return run(topic, args.toArray()).exits(exit).json();
  }

  private static Roadloom.Result run(String topic, Object... args) {
    List<Object> all = new ArrayList<>(List.of("replay", "--kafka", sandbox.kafka()));
    all.addAll(List.of("--topic", topic, "--output", "json"));
    all.addAll(List.of(args));
    return Roadloom.run(all.toArray());
  }

  /** Returns its id. */
  private static String checkedSchema(
      ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> headers) throws Exception {
    assertThat(text(headers.get("kind"))).isEqualTo("schema");
    assertThat(headers.keySet())
        .containsExactlyInAnyOrder("roadloom", "kind", "schema", "name", "encoding");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (byte[] part : List.of(headers.get("name"), headers.get("encoding"), record.value())) {
      sha256.update(ByteBuffer.allocate(4).putInt(part.length).array());
      sha256.update(part);
    }
    String id = text(headers.get("schema"));
    assertThat(id).isEqualTo(HexFormat.of().formatHex(sha256.digest(), 0, 16));
    return id;
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      assertThat(headers.put(header.key(), header.value())).as(header.key()).isNull();
    }
    return headers;
  }

  /** Messages of a topic's partitions, one after the other, without schemas. */
  private static List<String> messages(String topic) {
    return Records.of(sandbox.kafka(), topic).stream()
        .flatMap(List::stream)
        .filter(record -> record.headers().lastHeader("kind") == null)
        .map(record -> line(headers(record), record.value()))
        .toList();
  }

  private static String line(Map<String, byte[]> headers, byte[] payload) {
    return RecordedLine.of(
            text(headers.get("topic")),
            ByteBuffer.wrap(headers.get("log_ns")).getLong(),
            ByteBuffer.wrap(headers.get("publish_ns")).getLong(),
            Integer.toUnsignedLong(ByteBuffer.wrap(headers.get("sequence")).getInt()),
            payload)
        .text();
  }

  private static List<String> recorded(String recording) throws IOException {
    return sorted(
        RecordedLine.all(SharedData.path(recording)).stream().map(RecordedLine::text).toList());
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
