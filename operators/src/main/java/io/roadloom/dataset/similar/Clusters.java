package io.roadloom.dataset.similar;

import java.util.BitSet;

/** Joins images into clusters: images of one sample, of one run, and near-duplicates. */
final class Clusters {
  private final RankedImages images;
  private final HashGroups groups;
  private final SimilarityRule rule;
  private final UnionFind sets;

  /** Beginnings of spots that are near others: all of their images are. */
  private final BitSet linked;

  private Clusters(RankedImages images, HashGroups groups, SimilarityRule rule) {
    this.images = images;
    this.groups = groups;
    this.rule = rule;
    this.sets = new UnionFind(images.size());
    this.linked = new BitSet(images.size());
  }

  /** The sets of images by rank. */
  static UnionFind of(
      RankedImages images, HashGroups groups, NearGroups near, SimilarityRule rule) {
    Clusters clusters = new Clusters(images, groups, rule);
    clusters.joinSamplesAndRuns();
    for (int group = 0; group < groups.size(); group++) {
      clusters.joinEqual(group);
    }
    near.forEach(clusters::joinNear);
    clusters.joinSpots();
    return clusters.sets;
  }

  private void joinSamplesAndRuns() {
    StandingRuns runs = new StandingRuns(images, rule);
    for (int rank = 0; rank < images.size(); rank++) {
      if (!images.beginsSample(rank)) {
        sets.join(rank - 1, rank);
      }
      sets.join(runs.first(rank), rank);
    }
  }

  private void joinEqual(int group) {
    if (groups.owner(group) != Entries.SEVERAL) {
      return;
    }
    int end = groups.end(group);
    for (int spot = groups.start(group); spot < end; spot = groups.endOfSpot(spot, end)) {
      joinSpot(spot, groups.endOfSpot(spot, end), end);
    }
  }

  private void joinNear(int a, int b) {
    int end = groups.end(a);
    for (int spot = groups.start(a); spot < end; spot = groups.endOfSpot(spot, end)) {
      joinSpot(spot, groups.start(b), groups.end(b));
    }
  }

  /** Joins a spot with those of other drives between {@code from} and {@code end} that fit. */
  private void joinSpot(int spot, int from, int end) {
    int rank = groups.rank(spot);
    for (int other = from; other < end; other = groups.endOfSpot(other, end)) {
      int otherRank = groups.rank(other);
      if (images.drive(rank) != images.drive(otherRank)
          && !(images.coarseMetres(rank, otherRank) > rule.placeMetres())) {
        sets.join(rank, otherRank);
        linked.set(spot);
        linked.set(other);
      }
    }
  }

  private void joinSpots() {
    for (int group = 0; group < groups.size(); group++) {
      int end = groups.end(group);
      int spot = groups.start(group);
      while (spot < end) {
        int next = groups.endOfSpot(spot, end);
        for (int at = spot + 1; linked.get(spot) && at < next; at++) {
          sets.join(groups.rank(spot), groups.rank(at));
        }
        spot = next;
      }
    }
  }
}
