package io.roadloom.dataset.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.ExportSpec;
import io.roadloom.dataset.NearDuplicatePolicy;
import io.roadloom.dataset.Sampling;
import io.roadloom.dataset.SpecException;
import io.roadloom.dataset.Splits;
import io.roadloom.dataset.Splits.Share;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecFileTest {
  private static final String SMALL =
      """
      dataset: highway-lanes
      version: 1
      select: "signals['WHEEL_SPEEDS.WHEEL_SPEED_FL'] > 5"     # SQL over v_sample_wide
      require: [/camera/front]
      near_duplicates: {drop: true}
      splits: {train: 0.8, val: 0.1, test: 0.1, cell: 200m, buffer: 50m, seed: 7}
      export: {shard_size: 256MB, seed: 7}
      """;

  @Test
  void readsTheSmallSpec() {
    DatasetSpec spec = SpecFile.read("lanes.yaml", SMALL).spec();

    assertThat(spec)
        .isEqualTo(
            new DatasetSpec(
                "highway-lanes",
                1,
                null,
                null,
                null,
                null,
                "signals['WHEEL_SPEEDS.WHEEL_SPEED_FL'] > 5",
                List.of("/camera/front"),
                0,
                Sampling.ALL,
                new NearDuplicatePolicy(true, null, List.of()),
                new Splits(
                    List.of(new Share("train", 0.8), new Share("val", 0.1), new Share("test", 0.1)),
                    200,
                    50,
                    7),
                new ExportSpec(256_000_000, 7)));
  }

  @Test
  void readsTheLargestSpec() {
    DatasetSpec spec =
        SpecFile.read(
                "s.yaml",
                """
                dataset: night
                version: 12
                description: Night drives
                licence: CC-BY-4.0
                restrictions: not for faces
                snapshot: 2026-01-31T12:00:00Z
                select: lat > 48
                require: [/a, /b]
                completeness: {minimum: 0.75}
                sampling:
                  every: 500ms
                  max_per_scene: 10
                  balance: {by: light, ratio: 2.5}
                  seed: -3
                near_duplicates: {drop: false, max_distance: 6, channels: [/a]}
                splits: {all: 1, cell: 1.5km, buffer: 0m}
                export: {shard_size: 1GiB}
                """)
            .spec();

    assertThat(spec.sampling())
        .isEqualTo(new Sampling(1, 500_000_000, 10, new Sampling.Balance("light", 2.5), -3));
    assertThat(spec.nearDuplicates()).isEqualTo(new NearDuplicatePolicy(false, 6, List.of("/a")));
    assertThat(spec.splits()).isEqualTo(new Splits(List.of(new Share("all", 1)), 1500, 0, 0));
    assertThat(spec.export()).isEqualTo(new ExportSpec(1L << 30, 0));
    assertThat(spec.minCompleteness()).isEqualTo(0.75);
    assertThat(spec.snapshot()).isEqualTo("2026-01-31T12:00:00Z");
  }

  @Test
  void hasOneHashForOneMeaning() {
    String hash = SpecFile.read("a.yaml", SMALL).hash();

    assertThat(
            SpecFile.read("b.yaml", SMALL.replace("# SQL over v_sample_wide", "# other words"))
                .hash())
        .isEqualTo(hash);
    assertThat(SpecFile.read("b.yaml", SMALL.replace("buffer: 50m", "buffer: 51m")).hash())
        .isNotEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | version: 0 | s.yaml:2:10: version: expected a whole number from 1",
        "version: 1 | version: one | s.yaml:2:10: version: expected a whole number from 1",
        "version: 1 | verison: 1 | s.yaml:2:1: verison: unknown key (did you mean «version»?)",
        "dataset: highway-lanes | dataset: a/b | s.yaml:1:10: dataset: expected a name",
        "train: 0.8 | train: 0.7 | s.yaml:6:9: splits: expected shares that add to 1, found 0.9",
        "train: 0.8 | train: -0.8 | s.yaml:6:17: splits.train: expected a number from 0 to 1",
        "train: 0.8 | train: many | s.yaml:6:17: splits.train: expected a number from 0 to 1",
        "val: 0.1 | val: 0.1, zero: 0 | s.yaml:6:38: splits.zero: a split without a share",
        "cell: 200m | cell: 200 | s.yaml:6:49: splits.cell: expected a length like 50m",
        "drop: true | drop: yes | s.yaml:5:25: near_duplicates.drop: expected one of true, false",
        "drop: true | max_distance: 99 | s.yaml:5:33: near_duplicates.max_distance: expected",
        "[/camera/front] | {a: b} | s.yaml:4:10: require: expected a text, found a mapping",
        "[/camera/front] | [/a, /a] | s.yaml:4:15: require: «/a» stands here a second time",
        "shard_size: 256MB | shard_size: big | s.yaml:7:22: export.shard_size: expected a size",
        "shard_size: 256MB | shards: 3 | s.yaml:7:10: export.shards: unknown key",
      })
  void namesThePlaceOfAMistake(String right, String wrong, String complaint) {
    assertThatThrownBy(() -> SpecFile.read("s.yaml", SMALL.replace(right, wrong)))
        .isInstanceOf(SpecException.class)
        .message()
        .startsWith(complaint);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> SpecFile.read("s.yaml", "version: 1"))
        .isInstanceOf(SpecException.class)
        .hasMessage("s.yaml:1:1: expected dataset: NAME, found none");
    assertThatThrownBy(() -> SpecFile.read("s.yaml", ""))
        .isInstanceOf(SpecException.class)
        .hasMessage("s.yaml: expected a dataset spec, found nothing");
  }
}
