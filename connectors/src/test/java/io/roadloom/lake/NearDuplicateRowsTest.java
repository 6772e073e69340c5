package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.dataset.similar.NearDuplicate;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.model.DriveKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearDuplicateRowsTest {
  private static final DriveKey FIRST = new DriveKey("car", "first");
  private static final DriveKey SECOND = new DriveKey("car", "second");
  private static final int MAX_DISTANCE = 6;
  private static final int SAMPLES = 12;

  @TempDir private Path warehouse;
  private LakeConfig config;

  @BeforeEach
  void commitDrives() {
    config = LakeFixture.config(warehouse);
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, FIRST, 0, SAMPLES);
      SyntheticCommit.run(lake, SECOND, 0, SAMPLES);
    }
  }

  @Test
  void hasARowForEachImageOfADroppedSample() throws Exception {
    Map<String, NearDuplicate> dropped = dropped();
    assertThat(append(1, "hash", dropped)).isEqualTo(dropped.size());
    List<Record> rows = decisions();
    assertThat(rows).hasSize(dropped.size());
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getField("drive_id")).isEqualTo("second");
              assertThat(row.getField("channel")).isEqualTo("/camera");
              assertThat((Long) row.getField("to_byte") - (Long) row.getField("from_byte"))
                  .isEqualTo(9);
              assertThat((String) row.getField("expected"))
                  .matches("city@1: sample [0-9a-f]{32} more than 6 bits from sample kept-\\d+");
              assertThat((String) row.getField("found")).matches("distance [0-5]");
            });
  }

  @Test
  void writesAVersionOnce() throws Exception {
    Map<String, NearDuplicate> dropped = dropped();
    append(1, "hash", dropped);
    assertThat(append(1, "hash", dropped)).isZero();
    assertThat(decisions()).hasSize(dropped.size());
    assertThat(append(2, "hash", dropped)).isEqualTo(dropped.size());
    assertThat(append(1, "other", dropped)).isEqualTo(dropped.size());
  }

  @Test
  void leavesRevisionsAsTheyAre() throws Exception {
    Map<String, NearDuplicate> dropped = dropped();
    List<CurrentRevision> before = revisions();
    append(1, "hash", dropped);
    assertThat(revisions()).isEqualTo(before);
    try (Lake lake = Lake.open(config)) {
      assertThat(lake.newestRows(Set.of("first", "second")))
          .containsOnly(Map.entry("first", 0), Map.entry("second", 0));
      SyntheticCommit.run(lake, SECOND, 1, SAMPLES + 1);
      assertThat(LakeFixture.current(config, "dedup_decision"))
          .extracting(row -> row.getField("reason"))
          .containsOnly("exact_duplicate");
    }
  }

  private List<CurrentRevision> revisions() {
    try (Lake lake = Lake.open(config)) {
      return lake.currentRevisions();
    }
  }

  private List<Record> decisions() throws Exception {
    return LakeFixture.current(config, "dedup_decision").stream()
        .filter(row -> row.getField("reason").equals(NearDuplicateRows.REASON))
        .toList();
  }

  /** Every second keyframe of the second drive, by token. */
  private Map<String, NearDuplicate> dropped() throws Exception {
    Map<String, NearDuplicate> dropped = new TreeMap<>();
    int number = 0;
    for (Record row : LakeFixture.current(config, "sample_data")) {
      boolean second = row.getField("drive_id").equals("second");
      if (second && (Boolean) row.getField("is_key_frame") && number++ % 2 == 0) {
        dropped.put(
            (String) row.getField("sample_token"),
            new NearDuplicate("kept-" + number, number % MAX_DISTANCE));
      }
    }
    assertThat(dropped).isNotEmpty();
    return dropped;
  }

  private long append(int version, String specHash, Map<String, NearDuplicate> dropped)
      throws Exception {
    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> rows =
            IcebergGenerics.read(lake.table("sample_data"))
                .select(NearDuplicateRows.COLUMNS)
                .build()) {
      return NearDuplicateRows.append(
          lake, "city", version, specHash, MAX_DISTANCE, new Fixed(dropped), rows);
    }
  }

  /** What a search may have found. */
  private record Fixed(Map<String, NearDuplicate> reasons) implements NearDuplicates {
    @Override
    public String cluster(String sampleToken) {
      return sampleToken;
    }

    @Override
    public boolean dropped(String sampleToken) {
      return reasons.containsKey(sampleToken);
    }

    @Override
    public NearDuplicate reason(String sampleToken, String channel) {
      return reasons.get(sampleToken);
    }

    @Override
    public int clusters() {
      return reasons.size();
    }

    @Override
    public int droppedSamples() {
      return reasons.size();
    }
  }
}
