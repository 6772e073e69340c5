package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.dataset.similar.NearDuplicate;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.dataset.similar.SampleImage;
import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.model.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearDuplicateSearchTest {
  private static final int SAMPLES = 20_000;
  private static final FlinkTarget FLINK = SharedFlink.embedded(2);
  @TempDir private Path folder;

  @Test
  void findsASecondUploadAmongManyImages() throws Exception {
    Random random = new Random(1);
    List<SampleImage> images = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      long hash = random.nextLong();
      images.add(image("first", i, hash));
      images.add(image("second", i, hash ^ 1L << random.nextInt(64) ^ 1L << random.nextInt(64)));
    }
    NearDuplicates found = find(images);
    assertThat(found.clusters()).isEqualTo(SAMPLES);
    assertThat(found.droppedSamples()).isEqualTo(SAMPLES);
    for (SampleImage image : images) {
      String first = Token.sample("first", image.timestampNs());
      assertThat(found.cluster(image.sampleToken())).isEqualTo(first);
      assertThat(found.dropped(image.sampleToken())).isEqualTo(image.driveId().equals("second"));
    }
  }

  @Test
  void saysWhichSampleShowsTheSameAndHowNearItIs() throws Exception {
    NearDuplicates found = find(List.of(image("a", 0, 0b1011), image("b", 7, 0b1000)));
    assertThat(found.reason(Token.sample("b", 7), "/camera"))
        .isEqualTo(new NearDuplicate(Token.sample("a", 0), 2));
  }

  @Test
  void findsNothingAmongNothing() throws Exception {
    assertThat(find(List.of()).clusters()).isZero();
    assertThat(find(List.of(image("a", 0, 1))).clusters()).isZero();
  }

  @Test
  void leavesNoFile() throws Exception {
    find(List.of(image("a", 0, 1), image("b", 0, 3)));
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  private NearDuplicates find(List<SampleImage> images) throws Exception {
    String scratch = folder.resolve("scratch").toUri().toString();
    return NearDuplicateSearch.find(FLINK, scratch, SimilarityRule.within(6), images);
  }

  private static SampleImage image(String drive, long time, long hash) {
    return new SampleImage(Token.sample(drive, time), drive, time, "/camera", hash, null, null);
  }
}
