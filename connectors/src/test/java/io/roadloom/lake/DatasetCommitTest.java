package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.lake.DatasetVersion.State;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version is there whole or not at all. */
class DatasetCommitTest {
  @TempDir Path dir;
  private LakeConfig config;

  @BeforeEach
  void fill() {
    config = LakeFixture.config(dir);
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(1), 0, 10);
    }
  }

  private static DatasetMember member(int version, String split, String drive, long ns) {
    return new DatasetMember(
        "d",
        version,
        Token.sample(drive, ns),
        null,
        new DriveKey("v", drive),
        "eu",
        0,
        ns,
        split,
        "g",
        null,
        5);
  }

  private static List<DataFile> write(Lake lake, int version, int samples) {
    try (MemberWriter writer =
        new MemberWriter(lake.table("dataset_member"), "d", version, 0, "t" + System.nanoTime())) {
      for (String split : List.of("test", "train")) {
        for (int i = 0; i < samples; i++) {
          writer.write(member(version, split, "drive-" + split, i));
        }
      }
      return writer.finish();
    }
  }

  private static DatasetVersion version(Lake lake, int version, long samples, long snapshot) {
    return new DatasetVersion(
        "d",
        version,
        State.BUILT,
        "dataset: d\nversion: " + version,
        "hash",
        "digest",
        Map.of("sample", snapshot),
        "code",
        "run",
        1_000L,
        samples,
        1,
        2,
        "{}");
  }

  private static long snapshot(Lake lake) {
    return lake.table("sample").currentSnapshot().snapshotId();
  }

  private static List<DatasetMember> members(Lake lake, DatasetVersion version) throws Exception {
    List<DatasetMember> all = new ArrayList<>();
    try (CloseableIterable<DatasetMember> members = new Datasets(lake).members(version)) {
      members.forEach(all::add);
    }
    return all;
  }

  @Test
  void readsWhatWasWrittenInOrder() throws Exception {
    try (Lake lake = Lake.open(config)) {
      DatasetVersion version = version(lake, 1, 6, snapshot(lake));
      new Datasets(lake).commit(version, write(lake, 1, 3), List.of());
      new Datasets(lake).commit(version(lake, 2, 2, snapshot(lake)), write(lake, 2, 1), List.of());

      assertThat(new Datasets(lake).find("d", 1)).contains(version);
      assertThat(new Datasets(lake).newest("d").orElseThrow().version()).isEqualTo(2);
      assertThat(members(lake, version))
          .extracting(member -> member.split() + member.timestampNs())
          .containsExactly("test0", "test1", "test2", "train0", "train1", "train2");
      assertThat(members(lake, version).get(0)).isEqualTo(member(1, "test", "drive-test", 0));
    }
  }

  @Test
  void showsNothingOfABuildThatDiedAndReplacesWhatItLeft() throws Exception {
    try (Lake lake = Lake.open(config)) {
      DatasetVersion dead = version(lake, 1, 10, 42);
      List<DataFile> left = write(lake, 1, 5);
      assertThatThrownBy(() -> new Datasets(lake).commit(dead, left, List.of()))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("snapshot 42 is gone");
      assertThat(new Datasets(lake).versions()).isEmpty();

      DatasetVersion version = version(lake, 1, 4, snapshot(lake));
      new Datasets(lake).commit(version, write(lake, 1, 2), List.of());
      assertThat(members(lake, version)).hasSize(4);
    }
  }

  @Test
  void maintenanceRemovesWhatADeadBuildLeftAndKeepsWhatIsBuilt() throws Exception {
    try (Lake lake = Lake.open(config)) {
      DatasetVersion version = version(lake, 1, 4, snapshot(lake));
      new Datasets(lake).commit(version, write(lake, 1, 2), List.of());
      List<DataFile> left = write(lake, 2, 5);
      DatasetVersion dead = version(lake, 2, 10, 42);
      assertThatThrownBy(() -> new Datasets(lake).commit(dead, left, List.of()))
          .isInstanceOf(LakeException.class);

      lake.expireSuperseded(Duration.ZERO);

      assertThat(members(lake, dead)).isEmpty();
      assertThat(members(lake, version)).hasSize(4);
      assertThat(DatasetTags.of(lake.table("dataset_member"))).containsExactly("dataset-d-1");
      assertThat(DatasetTags.of(lake.table("sample"))).containsExactly("dataset-d-1");
    }
  }
}
