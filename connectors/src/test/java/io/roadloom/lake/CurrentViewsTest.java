package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views as Flink SQL sees them. */
class CurrentViewsTest {
  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @Test
  void showCurrentRowsOnly() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(0), 0, 10);
      SyntheticCommit.run(lake, DriveRows.drive(1), 0, 7);
      SyntheticCommit.run(lake, DriveRows.drive(1), 1, 5);
    }
    TableEnvironment sql = sql();
    assertThat(rows(sql, "SELECT COUNT(*) FROM sample")).containsExactly("+I[15]");
    assertThat(rows(sql, "SELECT COUNT(*) FROM roadloom.roadloom.sample"))
        .containsExactly("+I[22]");
    assertThat(rows(sql, "SELECT drive_id, revision FROM drive_revision"))
        .containsExactlyInAnyOrder(
            "+I[%s, 0]".formatted(DriveRows.drive(0).driveId()),
            "+I[%s, 1]".formatted(DriveRows.drive(1).driveId()));
    assertThat(rows(sql, "SELECT signals['gear'], ts FROM sample ORDER BY timestamp_ns, drive_id"))
        .hasSize(15)
        .element(2)
        .asString()
        .startsWith("+I[3.0, ");
    assertThat(rows(sql, "SELECT * FROM late")).isEmpty();
  }

  @Test
  void doNotMoveWhileTheyAreOpen() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      TableEnvironment empty = sql();
      SyntheticCommit.run(lake, DriveRows.drive(0), 0, 10);
      TableEnvironment first = sql();
      SyntheticCommit.run(lake, DriveRows.drive(0), 1, 12);
      assertThat(rows(empty, "SELECT token FROM sample")).isEmpty();
      assertThat(rows(first, "SELECT token FROM sample")).hasSize(10);
      assertThat(rows(sql(), "SELECT token FROM sample")).hasSize(12);
    }
  }

  @Test
  void showTheLastRowOfALiveRevisionAndNoHiddenOne() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(1), 0, 7);
    }
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int drive = 0; drive < 2; drive++) {
        live.write(LiveRows.step(drive, 0));
        live.write(LiveRows.step(drive, 1));
      }
      live.checkpoint(1);
      live.write(LiveRows.end(0, 2));
      live.checkpoint(2);
    }
    TableEnvironment sql = sql();
    assertThat(rows(sql, "SELECT COUNT(*) FROM sample")).containsExactly("+I[9]");
    assertThat(rows(sql, "SELECT drive_id, revision, state, samples FROM drive_revision"))
        .containsExactlyInAnyOrder(
            "+I[%s, 0, closed, 2]".formatted(DriveRows.drive(0).driveId()),
            "+I[%s, 0, closed, 7]".formatted(DriveRows.drive(1).driveId()));
  }

  private TableEnvironment sql() {
    TableEnvironment sql =
        TableEnvironment.create(EnvironmentSettings.newInstance().inBatchMode().build());
    String properties =
        Lake.catalogProperties(config).entrySet().stream()
            .map(property -> "'%s'='%s'".formatted(property.getKey(), property.getValue()))
            .collect(Collectors.joining(", "));
    sql.executeSql(
        "CREATE CATALOG %s WITH ('type'='iceberg', %s)".formatted(Lake.CATALOG, properties));
    try (Lake lake = Lake.open(config)) {
      lake.currentViews(Lake.CATALOG, Lake.tableNames())
          .forEach((name, query) -> sql.createTemporaryView(name, sql.sqlQuery(query)));
    }
    return sql;
  }

  private static List<String> rows(TableEnvironment sql, String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (CloseableIterator<Row> found = sql.executeSql(query).collect()) {
      found.forEachRemaining(row -> rows.add(row.toString()));
    }
    return rows;
  }
}
