package io.roadloom.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** The worked example of the page about the contract is, byte for byte, what the encoder makes. */
class ContractPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `?(\\w+)`? \\| `((?:[0-9a-f]{2} ?)+)` \\|", Pattern.MULTILINE);
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final Schema SPEED =
      new Schema(
          "example_msgs/msg/Speed",
          "ros2msg",
          "float64 speed  # m/s\n".getBytes(StandardCharsets.UTF_8));
  private final RecordEncoder encoder = new RecordEncoder("fleet");

  @Test
  void showsASchema() throws IOException {
    assertThat(example("### Its schema")).isEqualTo(parts(encoder.schema("car-7", SPEED)));
  }

  @Test
  void showsAMessage() throws IOException {
    MessageRoute route =
        new MessageRoute(
            new DriveKey("car-7", "car-7-20261124T08"),
            "/speed",
            "cdr",
            RecordContract.schemaId(SPEED));
    byte[] cdr =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {0, 1, 0, 0})
            .putDouble(13.5)
            .array();

    assertThat(example("### A message"))
        .isEqualTo(
            parts(encoder.message(route, 1795507200123456789L, 1795507200120000000L, 42, cdr)));
  }

  private static Map<String, String> example(String heading) throws IOException {
    Path page = Path.of(System.getProperty("roadloom.root", ".."), "docs/reference/kafka.md");
    String text = Files.readString(page);
    int from = text.indexOf(heading);
    assertThat(from).as(heading).isNotNegative();
    Matcher row = ROW.matcher(text.substring(from, text.indexOf("\n###", from)));
    Map<String, String> parts = new LinkedHashMap<>();
    while (row.find()) {
      parts.put(row.group(1), row.group(2).strip());
    }
    return parts;
  }

  private static Map<String, String> parts(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("key", HEX.formatHex(record.key()));
    for (Header header : record.headers()) {
      parts.put(header.key(), HEX.formatHex(header.value()));
    }
    parts.put("value", HEX.formatHex(record.value()));
    return parts;
  }
}
