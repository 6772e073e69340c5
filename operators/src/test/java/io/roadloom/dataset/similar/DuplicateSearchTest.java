package io.roadloom.dataset.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicateSearchTest {
  @Test
  void agreesWithAllPairs() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      SimilarityRule rule = new SimilarityRule(random.nextInt(9), 2, 100);
      List<SampleImage> images = RandomImages.of(random);
      AllPairs expected = new AllPairs(images, rule);
      NearDuplicates found = search(rule, images);
      Set<String> clusters = new HashSet<>();
      int dropped = 0;
      for (String token : expected.samples()) {
        assertThat(found.cluster(token))
            .as("seed %d, cluster of %s", seed, token)
            .isEqualTo(expected.cluster(token));
        assertThat(found.dropped(token))
            .as("seed %d, %s dropped", seed, token)
            .isEqualTo(expected.dropped(token));
        if (expected.cluster(token) != null) {
          clusters.add(expected.cluster(token));
        }
        dropped += expected.dropped(token) ? 1 : 0;
      }
      assertThat(found.clusters()).as("seed %d", seed).isEqualTo(clusters.size());
      assertThat(found.droppedSamples()).as("seed %d", seed).isEqualTo(dropped);
      for (SampleImage image : images) {
        assertThat(found.reason(image.sampleToken(), image.channel()))
            .as("seed %d, %s", seed, image)
            .isEqualTo(expected.reason(image.sampleToken(), image.channel()));
      }
    }
  }

  @Test
  void doesNotDependOnTheOrderOfImages() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      SimilarityRule rule = SimilarityRule.within(4);
      List<SampleImage> images = RandomImages.of(random);
      NearDuplicates once = search(rule, images);
      List<SampleImage> shuffled = new ArrayList<>(images);
      Collections.shuffle(shuffled, random);
      NearDuplicates again = search(rule, shuffled);
      for (SampleImage image : images) {
        String token = image.sampleToken();
        assertThat(again.cluster(token)).as("seed %d", seed).isEqualTo(once.cluster(token));
        assertThat(again.reason(token, image.channel()))
            .as("seed %d", seed)
            .isEqualTo(once.reason(token, image.channel()));
      }
    }
  }

  @Test
  void dropsAWholeSecondUpload() {
    Random random = new Random(1);
    List<SampleImage> images = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long hash = random.nextLong();
      images.add(image("a", i, hash, null));
      images.add(image("b", i, Hashes.flipped(random, hash, 2), null));
    }
    NearDuplicates found = search(SimilarityRule.within(6), images);
    assertThat(found.clusters()).isEqualTo(200);
    assertThat(images)
        .allSatisfy(
            image ->
                assertThat(found.dropped(image.sampleToken()))
                    .isEqualTo(image.driveId().equals("b")));
  }

  @Test
  void keepsOneOfAStandingRunAndAllOfAMovingOne() {
    List<SampleImage> images = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      images.add(image("standing", i, 0xabcdefL, 48.0));
      images.add(image("moving", i, 0x123456L << 32, 49.0 + i * 1e-4));
      images.add(image("unknown", i, 0x9abcdeL << 16, null));
    }
    NearDuplicates found = search(SimilarityRule.within(6), images);
    assertThat(found.clusters()).isEqualTo(1);
    assertThat(found.droppedSamples()).isEqualTo(49);
    assertThat(found.reason(RandomImages.token("standing", 7), "/camera"))
        .isEqualTo(new NearDuplicate(RandomImages.token("standing", 0), 0));
  }

  @Test
  void leavesFlatImagesOut() {
    NearDuplicates found =
        search(
            SimilarityRule.within(6),
            List.of(image("a", 0, 0, null), image("b", 0, 0, null), image("c", 0, 1, null)));
    assertThat(found.clusters()).isZero();
    assertThat(found.droppedSamples()).isZero();
  }

  @Test
  void refusesTwoImagesOfAChannel() {
    List<SampleImage> twice = List.of(image("a", 0, 1, null), image("a", 0, 2, null));
    assertThatThrownBy(() -> search(SimilarityRule.within(6), twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two images of channel /camera");
  }

  private static SampleImage image(String drive, int second, long hash, Double lat) {
    return new SampleImage(
        RandomImages.token(drive, second),
        drive,
        second * 1_000_000_000L,
        "/camera",
        hash,
        lat,
        lat == null ? null : Double.valueOf(11));
  }

  private static NearDuplicates search(SimilarityRule rule, List<SampleImage> images) {
    try (DuplicateSearch search = new DuplicateSearch(rule)) {
      images.forEach(search::add);
      search.plan();
      Entries entries = new Entries();
      for (int i = 0; i < search.hashes(); i++) {
        entries.add(search.hash(i), i, search.owner(i));
      }
      new HammingJoin(rule.maxDistance(), search.pairs()).join(entries);
      return search.result();
    }
  }
}
