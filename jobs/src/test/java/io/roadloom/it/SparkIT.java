package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Spark 3.5 reads the rows that Flink SQL reads, and has the same views. */
class SparkIT {
  private static final Path DOCS = Roadloom.ROOT.resolve("docs");
  private static final Pattern BLOCK = Pattern.compile("(?s)```sql\n(.*?)\n```");
  private static final Pattern MARKED = Pattern.compile("(?s)✦.?\n\n```sql\n(.*?)\n```");

  @TempDir static Path dir;
  private static Path warehouse;

  @BeforeAll
  static void backfill() {
    warehouse = dir.resolve("w");
    Roadloom.backfillHere(
        0,
        warehouse,
        SharedData.path("drives/kitti-0005-a.mcap"),
        "--rig",
        SharedData.path("expected/kitti-0005-a.rig.yaml"));
  }

  @Test
  void readsTheSameRows() throws Exception {
    String query =
        "SELECT d.token, d.channel, d.timestamp_ns, d.residual_ns, d.sha256, d.phash, s.completeness"
            + " FROM %1$ssample_data%2$s d JOIN %1$ssample%2$s s ON s.token = d.sample_token"
            + " ORDER BY d.token";

    List<String> flink = flink(query.formatted("", "_all"));
    List<String> spark = spark(List.of(query.formatted("roadloom.roadloom.", "")));

    assertThat(spark).hasSizeGreaterThan(50).isEqualTo(ended(flink));
  }

  /** Those of the page on views; over them, the queries of the cookbook that are marked. */
  @Test
  void hasTheSameViews() throws Exception {
    String neighbours =
        "SELECT token, prev_token, next_token, prev_in_scene, next_in_scene, gap_ns"
            + " FROM v_next_sample ORDER BY token";
    String quality =
        "SELECT drive_id, samples, completeness_min, gaps, longest_gap_ns, readings,"
            + " residual_p50_ns, residual_p99_ns, residual_max_ns, late FROM v_drive_quality";
    String wide =
        "SELECT token, scene_token, lat, lon, tags['turn'] FROM v_sample_wide ORDER BY token";
    List<String> statements = new ArrayList<>();
    for (String block : found(BLOCK, DOCS.resolve("reference/views.md"))) {
      for (String statement : block.split(";\\s*")) {
        statements.add(statement.strip());
      }
    }
    statements.addAll(List.of(neighbours, quality, wide));
    List<String> marked = found(MARKED, DOCS.resolve("cookbook.md"));
    assertThat(marked).hasSizeGreaterThan(5);
    statements.addAll(marked);

    List<String> spark = spark(statements);

    List<String> same = new ArrayList<>();
    for (String query : List.of(neighbours, quality, wide)) {
      same.addAll(ended(flink(query)));
    }
    assertThat(spark.subList(0, same.size())).isEqualTo(same);
    assertThat(spark.stream().filter("--"::equals)).hasSize(3 + marked.size());
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(match -> match.group(1)).toList();
  }

  private static List<String> flink(String query) {
    return Roadloom.here("sql", "--warehouse", warehouse, "--output", "csv", query)
        .exits(0)
        .lines();
  }

  /** Without its header, and with the mark of a query's end. */
  private static List<String> ended(List<String> flink) {
    List<String> rows = new ArrayList<>(flink.subList(1, flink.size()));
    rows.add("--");
    return rows;
  }

  private static List<String> spark(List<String> statements) throws Exception {
    return new SparkProcess(dir).rows(warehouse, statements);
  }
}
