package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse from before scenes: read as it is, brought up to date when it is written to. */
class OlderWarehouseTest {
  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void older() throws Exception {
    config = LakeFixture.config(folder);
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(1), 0, 10);
      lake.table("sample").updateSchema().deleteColumn("scene_token").commit();
      lake.table("sample_data").updateSchema().deleteColumn("luma").commit();
    }
    Catalog catalog = Catalogs.open(config);
    catalog.dropTable(TableIdentifier.of(Lake.DATABASE, "scene"), false);
    if (catalog instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @Test
  void isReadAsItIs() throws Exception {
    try (Lake lake = Lake.open(config)) {
      assertThat(lake.currentViews(Lake.CATALOG, Lake.tableNames()))
          .containsKey("sample")
          .doesNotContainKey("scene");
      assertThat(lake.expireSuperseded(Duration.ofDays(1)))
          .extracting(Removal::table)
          .contains("sample")
          .doesNotContain("scene");
      assertThat(lake.started("another")).isFalse();
      assertThat(LiveHistory.newestCommitted(lake, "live")).isEqualTo(-1);
    }
    assertThat(LakeFixture.current(config, "sample")).hasSize(10);
  }

  @Test
  void getsWhatItLacksWhenItIsWrittenTo() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(2), 0, 5);
      for (TableDef<?> def : Tables.ALL) {
        assertThat(names(lake, def)).as(def.name()).isEqualTo(names(def));
      }
    }
    Map<Boolean, List<Record>> samples =
        LakeFixture.current(config, "sample").stream()
            .collect(Collectors.partitioningBy(row -> row.getField("scene_token") != null));
    assertThat(samples.get(false)).hasSize(10);
    assertThat(samples.get(true)).hasSize(5);
    assertThat(LakeFixture.current(config, "scene")).hasSize(5);
    assertThat(LakeFixture.current(config, "sample_data"))
        .filteredOn(row -> row.getField("luma") != null)
        .hasSize(2);
  }

  private static List<String> names(Lake lake, TableDef<?> def) {
    return lake.table(def.name()).schema().columns().stream().map(Types.NestedField::name).toList();
  }

  private static List<String> names(TableDef<?> def) {
    return def.schema().columns().stream().map(Types.NestedField::name).toList();
  }
}
