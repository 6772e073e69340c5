package io.roadloom.dataset.similar;

import java.util.Arrays;

/** Chooses, sample by sample in order of rank, what is kept; tells of each image that is not. */
final class Survivors implements AutoCloseable {
  private static final int NONE = -1;

  /** Takes the images of dropped samples, in order of rank. */
  interface Dropped {
    void image(int rank, int channel, int keptRank, int distance);
  }

  private final RankedImages images;
  private final HashGroups groups;
  private final NearGroups near;
  private final SimilarityRule rule;

  /** The group of each image by rank, and the kept image of that group before it. */
  private final Scratch group = new Scratch();

  private final Scratch before = new Scratch();

  /** The newest kept image of each group. */
  private final int[] newest;

  private final StandingRuns runs;

  /** Of each channel: the newest kept image, and the first image of its run. */
  private final int[] anchor;

  private final int[] anchorRun;

  private int bestRank;
  private int bestDistance;

  Survivors(RankedImages images, HashGroups groups, NearGroups near, SimilarityRule rule) {
    this.images = images;
    this.groups = groups;
    this.near = near;
    this.rule = rule;
    this.runs = new StandingRuns(images, rule);
    this.newest = new int[groups.size()];
    this.anchor = new int[images.channels().size()];
    this.anchorRun = new int[images.channels().size()];
    Arrays.fill(newest, NONE);
    Arrays.fill(anchorRun, NONE);
    for (int of = 0; of < groups.size(); of++) {
      for (int at = groups.start(of); at < groups.end(of); at++) {
        group.put((long) groups.rank(at) * Integer.BYTES, of);
      }
    }
  }

  void choose(Dropped dropped) {
    int[] kept = new int[images.channels().size()];
    int[] distance = new int[kept.length];
    int[] run = new int[kept.length];
    for (int rank = 0; rank < images.size(); ) {
      int end = images.endOfSample(rank);
      boolean needless = true;
      for (int i = rank; i < end; i++) {
        run[i - rank] = runs.first(i);
        look(i, run[i - rank]);
        kept[i - rank] = bestRank;
        distance[i - rank] = bestDistance;
        needless &= bestRank != NONE;
      }
      for (int i = rank; i < end; i++) {
        if (needless) {
          dropped.image(i, images.channel(i), kept[i - rank], distance[i - rank]);
        } else {
          keep(i, run[i - rank]);
        }
      }
      rank = end;
    }
  }

  /** Finds the nearest kept image that shows the same; the first of those that are as near. */
  private void look(int rank, int run) {
    bestRank = NONE;
    bestDistance = rule.maxDistance() + 1;
    int own = group(rank);
    lookInGroup(rank, own);
    near.forEachNear(own, other -> lookInGroup(rank, other));
    int channel = images.channel(rank);
    if (anchorRun[channel] == run && images.distance(anchor[channel], rank) < bestDistance) {
      bestRank = anchor[channel];
      bestDistance = images.distance(anchor[channel], rank);
    }
  }

  private void lookInGroup(int rank, int of) {
    if (newest[of] == NONE) {
      return;
    }
    int distance = images.distance(rank, newest[of]);
    if (distance > bestDistance) {
      return;
    }
    for (int other = newest[of]; other != NONE; other = before(other)) {
      if ((distance < bestDistance || other < bestRank)
          && images.drive(other) != images.drive(rank)
          && !(images.coarseMetres(other, rank) > rule.placeMetres())) {
        bestRank = other;
        bestDistance = distance;
      }
    }
  }

  private void keep(int rank, int run) {
    int channel = images.channel(rank);
    anchor[channel] = rank;
    anchorRun[channel] = run;
    int of = group(rank);
    // Of images of one drive and place the first stands for all.
    if (newest[of] == NONE || !images.sameSpot(newest[of], rank)) {
      before.put((long) rank * Integer.BYTES, newest[of]);
      newest[of] = rank;
    }
  }

  private int group(int rank) {
    return group.integer((long) rank * Integer.BYTES);
  }

  private int before(int rank) {
    return before.integer((long) rank * Integer.BYTES);
  }

  @Override
  public void close() {
    group.close();
    before.close();
  }
}
