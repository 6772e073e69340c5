package io.roadloom.dataset;

import io.roadloom.dataset.similar.SimilarityRule;
import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What is done about samples that show nearly the same.
 *
 * @param drop whether of each cluster only the first sample is kept
 * @param maxDistance of two perceptual hashes that show the same, bits; null for the measured one
 * @param channels topics of the cameras that are compared; empty for all
 */
public record NearDuplicatePolicy(
    boolean drop, @Nullable Integer maxDistance, List<String> channels) implements Serializable {
  public static final NearDuplicatePolicy DEFAULT = new NearDuplicatePolicy(false, null, List.of());

  /** When two images show the same. */
  public SimilarityRule rule() {
    return SimilarityRule.within(maxDistance == null ? SimilarityRule.MEASURED : maxDistance);
  }
}
