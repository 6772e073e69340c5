package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.dataset.SpecException;
import io.roadloom.dataset.spec.SpecFile;
import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetTables;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datasets of real drives. */
class DatasetBuildTest {
  private static final String KITTI = "/camera/image_02/compressed";
  @TempDir static Path folder;
  private static final FlinkTarget FLINK = SharedFlink.embedded(2);
  private static LakeConfig config;

  @BeforeAll
  static void fill() throws Exception {
    config = lake("first");
    backfill(config, "comma2k19-a", "kitti-0005-a");
  }

  private static LakeConfig lake(String name) {
    return new LakeConfig(folder.resolve(name).toString(), "auto", Map.of(), "eu");
  }

  private static void backfill(LakeConfig into, String... drives) throws Exception {
    List<String> paths =
        Stream.of(drives).map(d -> SharedData.path("drives/" + d + ".mcap").toString()).toList();
    new Backfill(FLINK, "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                paths,
                into,
                null,
                null,
                Execution.BATCH,
                true,
                false,
                BackfillRequest.DEFAULT_UNIT_BYTES));
  }

  private static BuildResult build(LakeConfig in, String spec) throws Exception {
    return build(FLINK, in, spec);
  }

  private static BuildResult build(FlinkTarget target, LakeConfig in, String spec)
      throws Exception {
    return new DatasetBuild(target, "test", step -> {}).run(in, SpecFile.read("spec.yaml", spec));
  }

  private static String spec(String name, String... lines) {
    return "dataset: " + name + "\nversion: 1\n" + String.join("\n", lines) + "\n";
  }

  private static JsonNode report(BuildResult result) throws Exception {
    return new ObjectMapper().readTree(result.version().report());
  }

  private static List<DatasetMember> members(Lake lake, DatasetVersion version) throws Exception {
    List<DatasetMember> all = new ArrayList<>();
    try (CloseableIterable<DatasetMember> members = new Datasets(lake).members(version)) {
      members.forEach(all::add);
    }
    return all;
  }

  @Test
  void writesEverySampleOnceAndInOrder() throws Exception {
    BuildResult result = build(config, spec("every", "splits: {train: 0.8, val: 0.2}"));

    try (Lake lake = Lake.open(config)) {
      List<DatasetMember> members = members(lake, result.version());
      assertThat(members)
          .hasSize(330)
          .isSortedAccordingTo(
              Comparator.comparing(DatasetMember::split)
                  .thenComparing(member -> member.drive().driveId())
                  .thenComparingLong(DatasetMember::timestampNs));
      assertThat(members).extracting(DatasetMember::sampleToken).doesNotHaveDuplicates();
      assertThat(members).extracting(DatasetMember::split).contains("train", "val");
      assertThat(result.version().samples()).isEqualTo(330);
    }
  }

  @Test
  void selectsBySqlOverPosesAndScenes() throws Exception {
    BuildResult plain =
        build(config, spec("plain", "select: lat > 40 AND measures['speed_mean'] > 0"));
    BuildResult subquery =
        build(
            config,
            spec(
                "subquery",
                "select: >",
                "  lat > 40 AND scene_token IN (SELECT scene_token FROM v_sample_wide",
                "  WHERE measures['speed_mean'] > 0 AND completeness > 0.01)"));

    assertThat(plain.version().samples()).isPositive().isLessThan(330);
    assertThat(subquery.version().samples()).isEqualTo(plain.version().samples());
    assertThat(report(plain).at("/dropped/select").asLong())
        .isEqualTo(330 - plain.version().samples());
  }

  @Test
  void requiresReadingsAndCountsTheirBytes() throws Exception {
    BuildResult result = build(config, spec("required", "require: [" + KITTI + "]"));

    assertThat(report(result).at("/dropped/require").asLong())
        .isEqualTo(330 - result.version().samples());
    try (Lake lake = Lake.open(config)) {
      List<DatasetMember> members = members(lake, result.version());
      assertThat(members).isNotEmpty().allMatch(member -> member.payloadBytes() > 1_000);
      DatasetMember member = members.get(members.size() / 2);
      DatasetTables.Span span =
          new DatasetTables.Span(
              member.drive().driveId(),
              member.revision(),
              member.timestampNs() - 100_000_000,
              member.timestampNs() + 100_000_000);
      List<Record> readings = new ArrayList<>();
      try (CloseableIterable<Record> rows =
          new Datasets(lake).read(result.version()).rows("sample_data", span)) {
        rows.forEach(readings::add);
      }
      assertThat(readings)
          .filteredOn(row -> member.sampleToken().equals(row.getField("sample_token")))
          .filteredOn(row -> KITTI.equals(row.getField("channel")))
          .filteredOn(row -> (Boolean) row.getField("is_key_frame"))
          .singleElement()
          .extracting(row -> ((Integer) row.getField("media_length")).longValue())
          .isEqualTo(member.payloadBytes());
    }
  }

  @Test
  void samplesScenesAndBalancesTags() throws Exception {
    BuildResult result =
        build(
            config,
            spec("sampled", "sampling: {every: 500ms, max_per_scene: 7, balance: {by: speed}}"));
    JsonNode report = report(result);

    long dropped = 0;
    for (JsonNode count : report.get("dropped")) {
      dropped += count.asLong();
    }
    assertThat(result.version().samples() + dropped).isEqualTo(330);
    assertThat(report.at("/dropped/every").asLong()).isPositive();
    assertThat(report.at("/dropped/max_per_scene").asLong()).isPositive();
    assertThat(report.get("balance")).isNotEmpty();
  }

  @Test
  void givesTheSameWhereverItIsBuilt() throws Exception {
    String spec =
        spec(
            "same",
            "sampling: {every: 2, max_per_scene: 9, balance: {by: speed}, seed: 3}",
            "near_duplicates: {drop: true}",
            "splits: {a: 0.5, b: 0.5, seed: 5}");
    LakeConfig second = lake("second");
    backfill(second, "kitti-0005-a");
    backfill(second, "comma2k19-a");
    LakeConfig third = lake("third");
    backfill(third, "comma2k19-a", "kitti-0005-a");

    BuildResult first = build(config, spec);
    BuildResult other = build(second, spec);
    BuildResult alone = build(SharedFlink.embedded(1), third, spec);
    assertThat(alone.version().membersDigest()).isEqualTo(first.version().membersDigest());
    assertThat(alone.version().report()).isEqualTo(first.version().report());
    assertThat(other.version().membersDigest()).isEqualTo(first.version().membersDigest());
    assertThat(other.version().report()).isEqualTo(first.version().report());
  }

  @Test
  void saysOfEachDroppedImageWhichOneShowsTheSame() throws Exception {
    BuildResult result =
        build(config, spec("alike", "near_duplicates: {drop: true, max_distance: 16}"));
    long dropped = report(result).at("/dropped/near_duplicate").asLong();

    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> rows = lake.currentRows("dedup_decision")) {
      List<Record> decisions = new ArrayList<>();
      for (Record row : rows) {
        if (((String) row.getField("expected")).startsWith("alike@1")) {
          decisions.add(row);
        }
      }
      assertThat(decisions)
          .hasSize((int) dropped) // each has one camera
          .allMatch(row -> Integer.parseInt((String) row.getField("found")) <= 16)
          .allMatch(row -> row.getField("reason").equals("near_duplicate"));
    }
  }

  @Test
  void neverChangesAVersion() throws Exception {
    String spec = spec("fixed", "select: lat > 0");
    BuildResult first = build(config, spec);
    BuildResult again = build(config, spec + "# the same in other words\n");

    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(again.version()).isEqualTo(first.version());
    assertThatThrownBy(() -> build(config, spec("fixed", "select: lat > 1")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("fixed@1 is built of another spec");
  }

  @Test
  void readsWhatItWasBuiltFromThoughMaintenanceHasBeen() throws Exception {
    LakeConfig kept = lake("kept");
    backfill(kept, "comma2k19-a");
    BuildResult result = build(kept, spec("kept"));
    DatasetMember member;
    try (Lake lake = Lake.open(kept)) {
      member = members(lake, result.version()).get(0);
    }
    new Backfill(FLINK, "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                List.of(SharedData.path("drives/comma2k19-a.mcap").toString()),
                kept,
                SharedData.path("expected/comma2k19-a.rig.yaml").toString(),
                null,
                Execution.BATCH,
                true,
                true,
                BackfillRequest.DEFAULT_UNIT_BYTES));
    try (Lake lake = Lake.open(kept)) {
      lake.expireSuperseded(Duration.ZERO);
      assertThat(read(lake, result.version(), member)).hasSize(1);
      assertThat(members(lake, result.version())).hasSize((int) result.version().samples());

      new Datasets(lake).delete(result.version(), result.version().createdNs() + 1);
      assertThat(new Datasets(lake).find("kept", 1)).isEmpty();
      lake.expireSuperseded(Duration.ZERO);
      assertThat(members(lake, result.version())).isEmpty();
      assertThat(lake.table("sample").refs()).doesNotContainKey(result.version().tag());
    }
    assertThat(spools(kept)).isEmpty();
  }

  private static List<Record> read(Lake lake, DatasetVersion version, DatasetMember member)
      throws Exception {
    DatasetTables.Span span =
        new DatasetTables.Span(
            member.drive().driveId(),
            member.revision(),
            member.timestampNs(),
            member.timestampNs());
    List<Record> found = new ArrayList<>();
    try (CloseableIterable<Record> rows = new Datasets(lake).read(version).rows("sample", span)) {
      rows.forEach(found::add);
    }
    return found;
  }

  private static List<Path> spools(LakeConfig in) throws Exception {
    try (Stream<Path> files = Files.walk(Path.of(in.warehouse()))) {
      return files.filter(file -> file.toString().endsWith(".spool")).toList();
    }
  }

  @Test
  void buildsAsOfAnEarlierSnapshot() throws Exception {
    LakeConfig grown = lake("grown");
    backfill(grown, "comma2k19-a");
    long snapshot;
    try (Lake lake = Lake.open(grown)) {
      snapshot = lake.table("drive_revision").currentSnapshot().snapshotId();
    }
    backfill(grown, "kitti-0005-a");

    BuildResult now = build(grown, spec("now"));
    BuildResult then = build(grown, spec("then", "snapshot: " + snapshot));

    assertThat(now.version().drives()).isEqualTo(2);
    assertThat(then.version().drives()).isEqualTo(1);
    assertThat(then.version().snapshots()).containsEntry("drive_revision", snapshot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select: latt > 1 | spec.yaml:3:9: select:",
        "select: lat > | spec.yaml:3:9: select:",
        "select: lat > 1000 | spec.yaml:3:9: select: no sample is left",
        "require: [/no/such] | spec.yaml:3:11: require./no/such: no recording has such a channel",
        "near_duplicates: {channels: [/imu]} | spec.yaml:3:30: near_duplicates.channels./imu:",
        "snapshot: 12345 | spec.yaml:3:11: snapshot: drive_revision has no snapshot 12345",
        "snapshot: 2001-01-01 | spec.yaml:3:11: snapshot: no state of the tables is kept",
      })
  void saysWhatDoesNotFitTheTables(String line, String complaint) throws Exception {
    assertThatThrownBy(() -> build(config, spec("wrong", line)))
        .isInstanceOf(SpecException.class)
        .message()
        .startsWith(complaint);
    try (Lake lake = Lake.open(config)) {
      assertThat(new Datasets(lake).find("wrong", 1)).isEmpty();
    }
    assertThat(spools(config)).isEmpty();
  }
}
