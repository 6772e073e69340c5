package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.export.ChannelSlugs;
import io.roadloom.export.ExportChannel;
import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.FailedRecording;
import io.roadloom.export.OtherExportException;
import io.roadloom.export.SampleReader;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.model.Modality;
import io.roadloom.model.Sha256;
import io.roadloom.source.NothingToReadException;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards are the same however they come to be written; what is lacking is named. */
class DatasetExportTest {
  private static final String FRONT = "/camera/front/compressed";
  private static final String SPEC =
      """
      dataset: pictures
      version: 1
      require: [%s, /lidar/points]
      splits: {train: 0.5, val: 0.5, seed: 7}
      export: {shard_size: 3MB, seed: 7}
      """
          .formatted(FRONT);
  @TempDir static Path dir;
  private static LakeConfig lake;
  private static List<Path> recordings;
  private static List<DatasetMember> members;

  @TempDir Path out;

  @BeforeAll
  static void build() throws Exception {
    DriveSpec spec = DriveSpec.demo(1).lasting(Duration.ofSeconds(6));
    Path rig = SyntheticDrive.write(spec, dir.resolve("rig")).rig();
    recordings = List.of(dir.resolve("a.mcap"), dir.resolve("b.mcap"));
    SyntheticDrive.record(spec.named("drive-a", 1, Duration.ZERO), recordings.get(0));
    SyntheticDrive.record(spec.named("drive-b", 2, Duration.ofHours(1)), recordings.get(1));
    lake = TestDataset.lake(dir.resolve("lake"));
    TestDataset.backfill(lake, rig, recordings.toArray(Path[]::new));
    members = TestDataset.build(lake, SPEC);
  }

  @Test
  void shardsAreTheSameAtAnyParallelismAndAreNotWrittenTwice() throws Exception {
    ExportResult two = Exports.run(lake, "pictures", "webdataset", out.resolve("two"), 2);
    ExportResult one = Exports.run(lake, "pictures", "webdataset", out.resolve("one"), 1);

    assertThat(two.shards()).isGreaterThan(4);
    assertThat(two.samples()).isEqualTo(members.size());
    assertThat(one.bytes()).isEqualTo(two.bytes());
    same(out.resolve("one"), out.resolve("two"));

    ExportResult again = Exports.run(lake, "pictures", "webdataset", out.resolve("two"), 2);
    assertThat(again.skipped()).isEqualTo(two.shards()).isEqualTo(again.shards());
    same(out.resolve("one"), out.resolve("two"));
  }

  @Test
  void whatIsDamagedOrGoneIsWrittenAgain() throws Exception {
    ExportResult first = Exports.run(lake, "pictures", "webdataset", out.resolve("a"), 2);
    Exports.run(lake, "pictures", "webdataset", out.resolve("b"), 2);
    Files.delete(out.resolve("b/train-000001.tar"));
    flip(out.resolve("b/val-000000.tar"), 5000);

    ExportResult again = Exports.run(lake, "pictures", "webdataset", out.resolve("b"), 2);

    assertThat(again.skipped()).isEqualTo(first.shards() - 2);
    same(out.resolve("a"), out.resolve("b"));
  }

  @Test
  void anExportThatWasKilledGoesOn() throws Exception {
    Path undisturbed = out.resolve("undisturbed");
    Exports.run(lake, "pictures", "webdataset", undisturbed, 1);
    Path killed = out.resolve("killed");
    int whole = 2;
    assertThat(start(killed, whole).waitFor()).isEqualTo(HaltingFormat.KILLED);
    assertThat(shards(killed)).isEqualTo(whole);

    ExportResult rest = Exports.run(lake, "pictures", "webdataset", killed, 2);

    assertThat(rest.skipped()).isEqualTo(whole);
    same(undisturbed, killed);
  }

  @Test
  void aFlippedByteIsFoundAndOtherShardsAreWritten() throws Exception {
    byte[] whole = Files.readAllBytes(recordings.get(0));
    try {
      flip(recordings.get(0), whole.length / 2);
      ExportResult result = Exports.run(lake, "pictures", "webdataset", out, 2);

      assertThat(result.failedShards()).isPositive();
      assertThat(result.failed()).singleElement().satisfies(this::isOfDriveA);
      assertThat(result.failed()).noneMatch(FailedRecording::missing);
      assertThat(shards(out)).isEqualTo(result.shards()).isGreaterThan(2);
      assertThat(out.resolve("shards.json")).doesNotExist();
    } finally {
      Files.write(recordings.get(0), whole);
    }
    assertThat(Exports.run(lake, "pictures", "webdataset", out, 2).failedShards()).isZero();
    assertThat(out.resolve("shards.json")).exists();
  }

  @Test
  void aMissingRecordingIsNamedWithItsSamples() throws Exception {
    Path aside = dir.resolve("aside");
    Files.move(recordings.get(0), aside);
    try {
      ExportResult result = Exports.run(lake, "pictures", "mcap", out, 2);

      long lacking =
          members.stream().filter(one -> one.drive().driveId().equals("drive-a")).count();
      assertThat(result.failed()).singleElement().satisfies(this::isOfDriveA);
      assertThat(result.failed()).allMatch(FailedRecording::missing);
      assertThat(result.failed().get(0).samples()).isEqualTo(lacking);
      assertThat(result.samples()).isEqualTo(members.size() - lacking);
    } finally {
      Files.move(aside, recordings.get(0));
    }
  }

  @Test
  void aFolderHoldsOneExportOnly() throws Exception {
    Exports.run(lake, "pictures", "webdataset", out, 2);
    assertThatThrownBy(() -> Exports.run(lake, "pictures", "mcap", out, 2))
        .isInstanceOf(OtherExportException.class)
        .hasMessageContaining("pictures@1 as webdataset");
    assertThatThrownBy(() -> Exports.run(lake, "nothing", "mcap", out, 2))
        .isInstanceOf(NothingToReadException.class)
        .hasMessageContaining("nothing@1");
  }

  @Test
  void aSampleIsReadByItsToken() throws Exception {
    List<ExportChannel> channels =
        ChannelSlugs.of(
            new TreeMap<>(Map.of(FRONT, Modality.CAMERA, "/lidar/points", Modality.LIDAR)));
    try (Lake opened = Lake.open(lake)) {
      DatasetVersion version = new Datasets(opened).find("pictures", 1).orElseThrow();
      try (SampleReader reader = new SampleReader(opened, version, channels)) {
        for (DatasetMember member : members) {
          ExportSample sample = reader.read(member.sampleToken()).orElseThrow();
          assertThat(sample.timestampNs()).isEqualTo(member.timestampNs());
          assertThat(sample.split()).isEqualTo(member.split());
          assertThat(sample.readings())
              .extracting(reading -> reading.row().channel())
              .containsExactly(FRONT, "/lidar/points");
          for (ExportReading reading : sample.readings()) {
            MessageDigest sha256 = Sha256.digest();
            sha256.update(reading.data(), reading.offset(), reading.length());
            assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(reading.row().sha256());
          }
        }
        assertThat(reader.read("0".repeat(32))).isEmpty();
        assertThat(reader.read("no token")).isEmpty();
      }
    }
  }

  private void isOfDriveA(FailedRecording failed) {
    assertThat(failed.uri()).endsWith("a.mcap");
    assertThat(failed.driveId()).isEqualTo("drive-a");
    assertThat(failed.samples()).isPositive();
    assertThat(failed.reason()).isNotBlank();
  }

  private static Process start(Path folder, int wholeShards) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-Xmx512m", "-cp", classes, Exports.class.getName()));
    command.addAll(List.of(dir.resolve("lake").toString(), "pictures"));
    command.addAll(List.of("webdataset", folder.toString(), "" + wholeShards));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long shards(Path folder) {
    String[] names = folder.toFile().list((in, name) -> name.endsWith(".tar"));
    return names == null ? 0 : names.length;
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x10;
    Files.write(file, bytes);
  }

  private static void same(Path one, Path other) throws IOException {
    Map<String, byte[]> a = Exports.files(one);
    Map<String, byte[]> b = Exports.files(other);
    assertThat(b.keySet()).isEqualTo(a.keySet());
    a.forEach((name, bytes) -> assertThat(Arrays.equals(bytes, b.get(name))).as(name).isTrue());
  }
}
