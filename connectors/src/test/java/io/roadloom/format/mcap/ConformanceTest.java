package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.format.LocalInput;
import io.roadloom.model.Fault;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the official conformance suite. */
class ConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.path("mcap-conformance"))) {
      return files.filter(file -> file.toString().endsWith(".mcap")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsEveryRecord(Path mcap) throws IOException {
    Path expected = Path.of(mcap.toString().replace(".mcap", ".json"));
    List<JsonNode> records = new ArrayList<>();
    JSON.readTree(expected.toFile()).get("records").forEach(records::add);
    List<JsonNode> found = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();

    try (LocalInput input = new LocalInput(mcap)) {
      McapRecords.forEach(input, line -> found.add(parse(line)), faults::add);
    }

    assertThat(faults).isEmpty();
    assertThat(found).isEqualTo(records);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsEveryMessageWhateverTheIndex(Path mcap) throws IOException {
    int expected = mcap.toString().contains("OneMessage") ? 1 : 0;

    Messages messages = Messages.of(Files.readAllBytes(mcap));

    assertThat(messages.faults()).isEmpty();
    assertThat(messages.count()).isEqualTo(expected);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
