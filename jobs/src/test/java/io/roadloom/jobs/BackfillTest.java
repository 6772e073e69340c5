package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.roadloom.format.mcap.McapWriter;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.rig.RigException;
import io.roadloom.source.NothingToReadException;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole job, embedded, on real drives. */
class BackfillTest {
  private static final String COMMA = "comma2k19-a";
  private static final String KITTI = "kitti-0005-a";
  private static final List<String> DATA =
      List.of(
          "sample",
          "scene",
          "sample_data",
          "signal",
          "ego_pose",
          "calibrated_sensor",
          "quarantine");
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void realDrivesGiveTheRowsOfBruteForce(Execution execution) throws Exception {
    for (String drive : List.of(COMMA, KITTI)) {
      LakeConfig lake = lake(drive);
      BackfillResult result = run(request(lake, execution, rig(drive), recording(drive)), 2);
      ExpectedSamples expected =
          ExpectedSamples.read(SharedData.path("expected/" + drive + ".samples.csv"));
      expected.check(lake);
      assertThat(result.samples()).isEqualTo(expected.cells().size());
      assertThat(result.recordings()).isEqualTo(new BackfillResult.Recordings(1, 0, 0));
      assertThat(List.of(result.duplicates(), result.late(), result.quarantined()))
          .containsOnly(0L);
    }
  }

  @Test
  void rowsDoNotDependOnModeOrParallelism() throws Exception {
    LakeConfig batch = lake("batch");
    LakeConfig one = lake("one");
    LakeConfig streaming = lake("streaming");
    run(request(batch, Execution.BATCH, null, recording(COMMA), recording(KITTI)), 2);
    run(request(one, Execution.BATCH, null, recording(COMMA), recording(KITTI)), 1);
    run(request(streaming, Execution.STREAMING, null, recording(COMMA), recording(KITTI)), 2);
    for (String table : DATA) {
      List<String> rows = TableRows.comparable(batch, table, List.of());
      assertThat(TableRows.comparable(one, table, List.of())).as(table).isEqualTo(rows);
      assertThat(TableRows.comparable(streaming, table, List.of())).as(table).isEqualTo(rows);
    }
    assertThat(TableRows.read(batch, "sample")).isNotEmpty();
  }

  @Test
  void whatIsDoneIsSkippedAndACopyIsKnown() throws Exception {
    LakeConfig lake = lake("twice");
    Path copy = Files.copy(recording(COMMA), folder.resolve("copy.mcap"));
    run(request(lake, Execution.BATCH, rig(COMMA), recording(COMMA)), 2);
    long rows = TableRows.read(lake, "signal").size();
    BackfillResult again =
        run(request(lake, Execution.BATCH, rig(COMMA), recording(COMMA), copy), 2);
    assertThat(again.recordings()).isEqualTo(new BackfillResult.Recordings(0, 2, 0));
    assertThat(TableRows.read(lake, "signal")).hasSize((int) rows);
  }

  @ParameterizedTest
  @EnumSource
  void ofADamagedRecordingAllThatCanBeReadIsKept(Execution execution) throws Exception {
    for (Map.Entry<String, Long> damaged :
        Map.of("comma2k19-a.truncated", 50_225L, "comma2k19-a.bitflip", 46_031L).entrySet()) {
      LakeConfig lake = lake(damaged.getKey());
      Path recording = SharedData.path("broken/" + damaged.getKey() + ".mcap");
      BackfillResult result = run(request(lake, execution, rig(COMMA), recording), 2);
      assertThat(result.messages()).as(damaged.getKey()).isGreaterThanOrEqualTo(damaged.getValue());
      assertThat(result.recordings()).isEqualTo(new BackfillResult.Recordings(1, 0, 1));
      assertThat(TableRows.read(lake, "quarantine")).isNotEmpty();
    }
  }

  @Test
  void anEmptyAndAForeignFileAreQuarantined() throws Exception {
    LakeConfig lake = lake("broken");
    BackfillResult result =
        run(
            request(
                lake,
                Execution.BATCH,
                null,
                SharedData.path("broken/empty.mcap"),
                SharedData.path("broken/not-a-recording.mcap"),
                SharedData.path("broken/test_truncated.bag")),
            2);
    assertThat(result.recordings()).isEqualTo(new BackfillResult.Recordings(3, 0, 3));
    assertThat(TableRows.read(lake, "quarantine"))
        .extracting(row -> row.getField("reason"))
        .hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatCannotBeOpenedIsQuarantinedAndOthersAreRead(Execution execution) throws Exception {
    LakeConfig lake = lake("unreadable");
    Path drives = Files.createDirectories(folder.resolve("drives"));
    Path good = Files.copy(recording(KITTI), drives.resolve("good.mcap"));
    Files.copy(good, drives.resolve("lost.mcap"));
    Files.createSymbolicLink(drives.resolve("gone.mcap"), Path.of("nowhere"));
    BackfillRequest request = request(lake, execution, null, Path.of("flaky:" + drives));
    assertThat(run(request, 2).recordings()).isEqualTo(new BackfillResult.Recordings(3, 0, 2));
    int signals = TableRows.read(lake, "signal").size();
    assertThat(signals).isPositive();
    assertThat(TableRows.read(lake, "quarantine"))
        .extracting(row -> row.getField("reason"), row -> row.getField("uri"))
        .containsExactlyInAnyOrder(
            tuple("unreadable_file", "flaky:" + drives + "/gone.mcap"),
            tuple("unreadable_file", "flaky:" + drives + "/lost.mcap"));

    Files.move(drives.resolve("lost.mcap"), drives.resolve("found.mcap"));
    Files.delete(drives.resolve("gone.mcap"));
    Files.copy(part("1.mcap", "/a"), drives.resolve("gone.mcap"));
    run(request, 2);
    assertThat(TableRows.read(lake, "signal")).hasSize(signals + 1);
    assertThat(TableRows.read(lake, "recording"))
        .filteredOn(row -> row.getField("status").equals("done"))
        .hasSize(2);
    assertThat(TableRows.read(lake, "quarantine"))
        .as("one was repaired")
        .extracting(row -> row.getField("uri"))
        .doesNotContain("flaky:" + drives + "/gone.mcap");
  }

  @Test
  void storageThatAnswersForNoFileIsTheEnvironments() throws Exception {
    Path drives = Files.createDirectories(folder.resolve("drives"));
    Files.copy(recording(KITTI), drives.resolve("lost.mcap"));
    Path flaky = Path.of("flaky:" + drives);
    assertThatThrownBy(() -> run(request(lake("w"), Execution.BATCH, null, flaky), 1))
        .isInstanceOf(IOException.class)
        .hasMessage("no block of lost.mcap answers");
  }

  @Test
  void eachDriveGetsTheRigThatItGetsAlone() throws Exception {
    LakeConfig together = lake("together");
    LakeConfig apart = lake("apart");
    run(request(together, Execution.BATCH, null, recording(COMMA), recording(KITTI)), 2);
    run(request(apart, Execution.BATCH, null, recording(COMMA)), 2);
    run(request(apart, Execution.BATCH, null, recording(KITTI)), 2);
    for (String table : DATA) {
      assertThat(TableRows.comparable(together, table, List.of()))
          .as(table)
          .isEqualTo(TableRows.comparable(apart, table, List.of()));
    }
    assertThat(TableRows.read(together, "sample"))
        .extracting(row -> row.getField("drive_id"))
        .contains("b0c9d2329ad1606b--2018-08-02--08-34-47--40", "2011_09_26_drive_0005");
  }

  @Test
  void aDerivedRigHeedsPartsOfADriveThatAreKnown() throws Exception {
    LakeConfig lake = lake("parts");
    Path first = part("1.mcap", "/a");
    Path second = part("2.mcap", "/b");
    assertThat(run(oneDrive(lake, first), 1).recordings().read()).isEqualTo(1);
    assertThat(run(oneDrive(lake, second), 1).recordings().read()).isEqualTo(2);
    List<String> rows = TableRows.comparable(lake, "sample_data", List.of("revision"));
    assertThat(rows).hasSize(2);
    assertThat(run(oneDrive(lake, second), 1).recordings())
        .isEqualTo(new BackfillResult.Recordings(0, 1, 0));

    LakeConfig atOnce = lake("at-once");
    run(oneDrive(atOnce, first, second), 1);
    assertThat(TableRows.comparable(atOnce, "sample_data", List.of("revision"))).isEqualTo(rows);
  }

  @Test
  void aPreviewSaysWhatWouldBeDoneAndWritesNothing() throws Exception {
    LakeConfig lake = lake("preview");
    BackfillRequest request = request(lake, Execution.BATCH, rig(COMMA), recording(COMMA));
    BackfillPreview preview =
        new Backfill(SharedFlink.embedded(1), "test", BackfillProgress.NONE).preview(request);
    assertThat(preview.plan().units()).hasSize(1);
    assertThat(preview.found().get(0).recording().drive().driveId())
        .as("as the recording itself says")
        .isEqualTo("b0c9d2329ad1606b--2018-08-02--08-34-47--40");
    assertThat(Lake.exists(lake)).isFalse();
  }

  @Test
  void usersMistakesAreNamed() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> run(request(lake("w"), Execution.BATCH, null, empty), 1))
        .isInstanceOf(NothingToReadException.class)
        .hasMessageContaining("no recordings at");
    Path rig =
        Files.writeString(
            folder.resolve("rig.yaml"),
            """
            keyframes: {period: 100ms}
            max_disorder: 10ms
            channels:
              /velodyne/points: {policy: nearest, tolerance: 50ms, clock: header}
            """);
    for (Execution execution : Execution.values()) {
      assertThatThrownBy(() -> run(request(lake("w"), execution, rig, recording(KITTI)), 2))
          .isInstanceOf(RigException.class)
          .hasMessageContaining("channel /velodyne/points: clock: header does not fit");
    }
  }

  /** A recording of one message. */
  private Path part(String name, String topic) throws IOException {
    Path file = folder.resolve(name);
    byte[] message = "{\"x\": 1}".getBytes(StandardCharsets.UTF_8);
    try (McapWriter writer =
        new McapWriter(Files.newOutputStream(file), McapWriter.Compression.NONE, 1 << 16)) {
      int channel = writer.channel(0, topic, "json", Map.of());
      writer.message(channel, 0, 1_000_000_000, 1_000_000_000, message, 0, message.length);
    }
    return file;
  }

  private static BackfillRequest oneDrive(LakeConfig lake, Path... paths) {
    BackfillRequest request = request(lake, Execution.BATCH, null, paths);
    return new BackfillRequest(
        request.paths(),
        lake,
        null,
        "(?<drive>[^/]+)/[0-9].mcap",
        request.execution(),
        true,
        false,
        request.unitBytes());
  }

  private static BackfillResult run(BackfillRequest request, int parallelism) throws Exception {
    return new Backfill(SharedFlink.embedded(parallelism), "test", BackfillProgress.NONE)
        .run(request);
  }

  private static Path recording(String drive) {
    return SharedData.path("drives/" + drive + ".mcap");
  }

  private static Path rig(String drive) {
    return SharedData.path("expected/" + drive + ".rig.yaml");
  }

  private static BackfillRequest request(
      LakeConfig lake, Execution execution, @Nullable Path rig, Path... paths) {
    return new BackfillRequest(
        Arrays.stream(paths).map(Path::toString).toList(),
        lake,
        rig == null ? null : rig.toString(),
        null,
        execution,
        true,
        false,
        1L << 30);
  }

  private LakeConfig lake(String name) {
    return new LakeConfig(folder.resolve(name).toUri().toString(), "auto", Map.of(), "here");
  }
}
