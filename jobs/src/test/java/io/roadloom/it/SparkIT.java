package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark 3.5 reads the rows that Flink SQL reads. */
class SparkIT {
  @TempDir Path dir;

  @Test
  void readsTheSameRows() throws Exception {
    Path warehouse = dir.resolve("w");
    Roadloom.backfill(
        0,
        warehouse,
        SharedData.path("drives/kitti-0005-a.mcap"),
        "--rig",
        SharedData.path("expected/kitti-0005-a.rig.yaml"));
    String query =
        "SELECT d.token, d.channel, d.timestamp_ns, d.residual_ns, d.sha256, d.phash, s.completeness"
            + " FROM %1$ssample_data%2$s d JOIN %1$ssample%2$s s ON s.token = d.sample_token"
            + " ORDER BY d.token";

    List<String> flink =
        Roadloom.run(
                "sql", "--warehouse", warehouse, "--output", "csv", query.formatted("", "_all"))
            .exits(0)
            .lines();
    List<String> spark =
        new SparkProcess(dir).rows(warehouse, query.formatted("roadloom.roadloom.", ""));

    assertThat(spark).hasSizeGreaterThan(50).isEqualTo(flink.subList(1, flink.size()));
  }
}
