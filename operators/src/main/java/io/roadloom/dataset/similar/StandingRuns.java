package io.roadloom.dataset.similar;

import java.util.Arrays;

/** Runs of images of one drive and channel in which the vehicle stands; asked in order of rank. */
final class StandingRuns {
  private static final int NONE = -1;

  private final RankedImages images;
  private final SimilarityRule rule;

  /** Of each channel's run. */
  private final int[] first;

  private int drive = NONE;

  StandingRuns(RankedImages images, SimilarityRule rule) {
    this.images = images;
    this.rule = rule;
    this.first = new int[images.channels().size()];
  }

  /** The first image of the run that the image is in, itself maybe. */
  int first(int rank) {
    if (images.drive(rank) != drive) {
      drive = images.drive(rank);
      Arrays.fill(first, NONE);
    }
    int channel = images.channel(rank);
    if (first[channel] == NONE || !standing(first[channel], rank)) {
      first[channel] = rank;
    }
    return first[channel];
  }

  private boolean standing(int from, int rank) {
    return images.distance(from, rank) <= rule.maxDistance()
        && images.metres(from, rank) <= rule.standingMetres();
  }
}
