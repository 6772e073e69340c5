package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresCatalogTest {
  @TempDir Path folder;

  @Test
  void tablesLiveInAJdbcCatalog() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      LakeConfig config =
          new LakeConfig(
              folder.toString(),
              "jdbc=%s,user=postgres,password=postgres"
                  .formatted(postgres.getJdbcUrl("postgres", "postgres").replaceAll("[?].*", "")),
              Map.of(),
              "eu");
      try (Lake lake = Lake.openOrCreate(config)) {
        SyntheticCommit.run(lake, DriveRows.drive(1), 0, 10);
      }
      assertThat(LakeFixture.counts(config)).containsEntry("sample", 10);
      assertThat(folder.resolve("catalog.db")).doesNotExist();
    }
  }
}
