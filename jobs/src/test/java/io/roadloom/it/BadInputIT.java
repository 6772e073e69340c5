package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong gets one clear line and the right exit code; what is readable is kept. */
class BadInputIT {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "empty.mcap, 0",
    "not-a-recording.mcap, 0",
    "test_sample_truncated.mcap, 0",
    "comma2k19-a.truncated.mcap, 50225",
    "comma2k19-a.bitflip.mcap, 0",
  })
  void quarantinesDamageAndKeepsTheRest(String file, int kept) {
    Path warehouse = dir.resolve("w");
    JsonNode result = Roadloom.backfillHere(3, warehouse, SharedData.path("broken/" + file));

    assertThat(result.at("/recordings/quarantined").asInt()).isEqualTo(1);
    assertThat(result.get("quarantined").asInt()).isPositive();
    assertThat(result.get("messages").asInt()).isGreaterThanOrEqualTo(kept);
    String written =
        "SELECT COUNT(*) AS n FROM quarantine WHERE reason <> '' AND expected <> '' AND found <> ''"
            + " AND uri LIKE '%"
            + file
            + "'";
    assertThat(Roadloom.query(warehouse, List.of(written)).get(0).get(0).get("n").asLong())
        .isEqualTo(result.get("quarantined").asLong());
  }

  @Test
  void readsAWholeFolderAroundWhatIsBroken() {
    JsonNode result = Roadloom.backfill(3, dir.resolve("w"), SharedData.path("broken"));

    assertThat(result.at("/recordings/quarantined").asInt()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void saysThatThereIsNothingToRead() throws IOException {
    Path empty = Files.createDirectory(dir.resolve("empty"));

    usageError("empty", "backfill", empty, "--warehouse", dir.resolve("w"));
    usageError("/dev/null", "backfill", "/dev/null", "--warehouse", dir.resolve("w"));
    usageError("no-such", "backfill", dir.resolve("no-such"), "--warehouse", dir.resolve("w"));
  }

  @Test
  void namesWhatIsWrongInARig() throws IOException {
    Path recording = SharedData.path("drives/comma2k19-a.mcap");
    Path channel =
        Files.writeString(
            dir.resolve("channel.yaml"),
            """
        keyframes: {period: 100ms}
        channels:
          /camera/nowhere: {policy: nearest, tolerance: 50ms}
        """);
    Path dbc =
        Files.writeString(
            dir.resolve("dbc.yaml"),
            """
        keyframes: {period: 100ms}
        channels:
          /can/0: {dbc: missing.dbc}
        """);

    usageError(
        "/camera/nowhere",
        "backfill",
        recording,
        "--rig",
        channel,
        "--warehouse",
        dir.resolve("w"));
    usageError("missing.dbc", "backfill", recording, "--rig", dbc, "--warehouse", dir.resolve("w"));
  }

  @Test
  void saysThatTheWarehouseCannotBeWritten() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "not a folder");

    Roadloom.Result result =
        Roadloom.run(
                "backfill",
                SharedData.path("drives/comma2k19-a.mcap"),
                "--warehouse",
                file.resolve("w"))
            .exits(4);

    assertOneLine(result, "file/w");
  }

  private static void usageError(String named, Object... args) {
    assertOneLine(Roadloom.run(args).exits(2), named);
  }

  private static void assertOneLine(Roadloom.Result result, String named) {
    assertThat(result.err()).contains(named).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(result.err().strip().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
  }
}
