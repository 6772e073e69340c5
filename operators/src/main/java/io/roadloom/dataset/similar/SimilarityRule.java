package io.roadloom.dataset.similar;

/**
 * When two images show the same.
 *
 * <p>Images of different drives: hashes at most {@code maxDistance} bits apart and, where both
 * positions are known, places at most {@code placeMetres} apart. Images of one drive and channel:
 * only in a run of a standing vehicle, which goes on while hash and position are as near to those
 * of the run's first image.
 *
 * @param maxDistance bits of 64
 * @param standingMetres how far the position of a standing vehicle may wander
 */
public record SimilarityRule(int maxDistance, double standingMetres, double placeMetres) {
  /** The greatest distance that a rule may have: beyond it hardly any two images differ. */
  public static final int GREATEST = 16;

  private static final double STANDING_METRES = 2;
  private static final double PLACE_METRES = 100;

  public SimilarityRule {
    if (maxDistance < 0 || maxDistance > GREATEST) {
      throw new IllegalArgumentException(
          "distance: expected 0 to %d bits, found %d".formatted(GREATEST, maxDistance));
    }
  }

  /** With the usual tolerances of position. */
  public static SimilarityRule within(int maxDistance) {
    return new SimilarityRule(maxDistance, STANDING_METRES, PLACE_METRES);
  }
}
