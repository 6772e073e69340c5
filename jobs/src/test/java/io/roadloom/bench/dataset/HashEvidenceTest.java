package io.roadloom.bench.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The hash of {@code sample_data} at the usual threshold. With {@code -Droadloom.evidence=write} it
 * writes what it measures into the documentation.
 */
class HashEvidenceTest {
  private static final String HASH = "dct";
  private static final int THRESHOLD = SimilarityRule.MEASURED;
  private static final double TARGET = 0.99;
  private static final Path DOCS =
      Path.of(System.getProperty("roadloom.root")).resolve("docs/near-duplicates");

  private static HashEvidence evidence;

  @BeforeAll
  static void measure() throws IOException {
    evidence =
        new HashEvidence(
            SharedData.path("video/p1_yellow_annotated_a.mp4"),
            SharedData.path("video/p1_solidYellowLeft_annotated_b.mp4"),
            SharedData.path("drives/kitti-0005-a.mcap"));
    if ("write".equals(System.getProperty("roadloom.evidence"))) {
      Files.createDirectories(DOCS);
      for (Map.Entry<String, String> file : files().entrySet()) {
        Files.writeString(DOCS.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(DOCS.resolve("changed-images.csv"), HashTables.variants(evidence));
    }
  }

  @Test
  void findsASecondEncode() {
    Distances of = evidence.reEncoded.get(HASH);
    assertThat(of.samePairs()).isEqualTo(681);
    assertThat(of.recall(THRESHOLD)).isGreaterThanOrEqualTo(TARGET);
    assertThat(of.precision(THRESHOLD)).isGreaterThanOrEqualTo(TARGET);
  }

  @Test
  void noOtherHashDoesAsWell() {
    evidence.reEncoded.forEach(
        (hash, of) -> {
          for (int threshold = 0; threshold <= SimilarityRule.GREATEST; threshold++) {
            boolean enough = of.recall(threshold) >= TARGET && of.precision(threshold) >= TARGET;
            assertThat(enough && !hash.startsWith("dct")).as("%s %d", hash, threshold).isFalse();
          }
        });
  }

  @Test
  void findsImagesThatWereCompressedAgainScaledOrBrightenedALittle() {
    evidence
        .variants
        .get(HASH)
        .forEach(
            (change, of) -> {
              assertThat(of.wrong(THRESHOLD)).as(change).isZero();
              if (change.matches("(quality|scaled).*|brightness (120|70) .*|cropped by 1 .*")) {
                assertThat(of.recall(THRESHOLD)).as(change).isGreaterThanOrEqualTo(TARGET);
              }
            });
  }

  /** Decoders of H.264 agree to the bit. */
  @Test
  void documentationSaysWhatIsMeasured() throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      assertThat(DOCS.resolve(file.getKey())).content().isEqualTo(file.getValue());
    }
  }

  private static Map<String, String> files() {
    return Map.of(
        "second-encode.csv", HashTables.reEncoded(evidence),
        "second-encode.svg", HashPlot.of(evidence.reEncoded, THRESHOLD),
        "neighbours.csv", HashTables.neighbours(evidence));
  }
}
