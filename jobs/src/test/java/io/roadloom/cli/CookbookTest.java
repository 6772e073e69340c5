package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of the cookbook runs, and most of them find something in two real drives. */
class CookbookTest {
  private static final Path PAGE =
      Path.of(System.getProperty("roadloom.root")).resolve("docs/cookbook.md");
  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)\n```");
  private static final String LAST_MONTH = "'1773480000000'";
  private static final String SPEC =
      """
      dataset: cookbook
      version: 1
      splits: {train: 0.9, test: 0.1, cell: 200m, buffer: 50m, seed: 7}
      """;

  /** What is in none of these drives. */
  private static final List<String> NOTHING =
      List.of(
          "'clock_jump'",
          "'dark'",
          "'standstill'",
          "5 * u.usual_ns",
          "FROM dedup_decision",
          "a.phash = b.phash",
          "HAVING COUNT(DISTINCT split) > 1");

  @TempDir static Path dir;
  private static Path warehouse;

  @BeforeAll
  static void fill() throws IOException {
    warehouse = dir.resolve("lake");
    for (String drive : List.of("comma2k19-a", "kitti-0005-a")) {
      done(
          "backfill",
          SharedData.path("drives/" + drive + ".mcap"),
          "--rig",
          SharedData.path("expected/" + drive + ".rig.yaml"),
          "--warehouse",
          warehouse);
    }
    Path spec = Files.writeString(dir.resolve("cookbook.yaml"), SPEC);
    done("dataset", "build", spec, "--warehouse", warehouse);
  }

  @Test
  void everyQueryRuns() throws IOException {
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(20);
    List<Object> command = new ArrayList<>(List.of("sql", "--warehouse", warehouse));
    command.addAll(List.of("--output", "json"));
    for (String query : queries) {
      command.add(query.replace(LAST_MONTH, "'" + System.currentTimeMillis() + "'"));
    }

    Console console = Console.run(command.toArray());

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    List<JsonNode> results = arrays(console.out());
    assertThat(results).hasSize(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      String query = queries.get(i);
      boolean expected = NOTHING.stream().noneMatch(query::contains);
      assertThat(results.get(i).isEmpty()).as(query).isEqualTo(!expected);
    }
  }

  /** An array a query, one after the other. */
  private static List<JsonNode> arrays(String printed) throws IOException {
    List<JsonNode> arrays = new ArrayList<>();
    try (JsonParser json = new ObjectMapper().createParser(printed)) {
      while (json.nextToken() != null) {
        arrays.add(json.readValueAsTree());
      }
    }
    return arrays;
  }

  static List<String> queries() throws IOException {
    return QUERY.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)).toList();
  }

  private static void done(Object... command) {
    Console console = Console.run(command);
    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
  }
}
