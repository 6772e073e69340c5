package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings, rig and tables in an S3 server, under a REST catalog. */
class S3IT {
  @TempDir Path dir;

  @Test
  void readsAndWritesS3UnderARestCatalog() throws Exception {
    Map<String, Path> objects =
        Map.of(
            "in/kitti.mcap", SharedData.path("drives/kitti-0005-a.mcap"),
            "rigs/kitti.yaml", SharedData.path("expected/kitti-0005-a.rig.yaml"));
    try (S3Servers servers = S3Servers.start(dir, objects)) {
      String bucket = "s3://" + S3Servers.BUCKET;
      Object[] tables = {"--warehouse", bucket + "/lake", "--catalog", "rest=" + servers.catalog()};

      JsonNode first = backfill(servers, bucket, tables);
      assertThat(first.at("/recordings/read").asInt()).isEqualTo(1);
      JsonNode second = backfill(servers, bucket, tables);
      assertThat(second.at("/recordings/skipped").asInt()).isEqualTo(1);

      Roadloom.Result rows =
          servers.run(
              tables,
              "sql",
              "--output",
              "csv",
              "SELECT COUNT(*) FROM sample_data WHERE is_key_frame");
      assertThat(rows.exits(0).lines()).last().isEqualTo("69");
      servers.run(tables, "verify-lineage").exits(0);
      servers.run(tables, "maintain", "--older-than", "0s").exits(0);
      servers.run(tables, "verify-lineage").exits(0);
    }
  }

  @Test
  void s3NeedsACatalog() {
    Roadloom.Result result =
        Roadloom.run("sql", "--warehouse", "s3://bucket/lake", "SELECT 1").exits(4);
    assertThat(result.err()).contains("rest=URI");
    assertThat(result.err().strip().lines()).hasSize(1);
  }

  private static JsonNode backfill(S3Servers servers, String bucket, Object... tables) {
    return servers
        .run(
            tables,
            "backfill",
            bucket + "/in",
            "--rig",
            bucket + "/rigs/kitti.yaml",
            "--output",
            "json")
        .exits(0)
        .json();
  }
}
