package io.roadloom.dataset.similar;

import io.roadloom.dedup.MergeSort;

/**
 * Images by their hash. Equal hashes are one group, which goes into the join once; the images of a
 * group follow each other by rank, cut into <i>spots</i>: images of one drive and place.
 */
final class HashGroups {
  private final RankedImages images;

  /** Ranks by hash, then rank. */
  private final int[] rank;

  private final int[] start;
  private final int groups;

  HashGroups(RankedImages images) {
    this.images = images;
    this.rank = byHash(images);
    this.start = new int[rank.length + 1];
    int count = 0;
    for (int i = 0; i < rank.length; i++) {
      if (i == 0 || images.hash(rank[i]) != images.hash(rank[i - 1])) {
        start[count++] = i;
      }
    }
    start[count] = rank.length;
    this.groups = count;
  }

  private static int[] byHash(RankedImages images) {
    long[] hash = new long[images.size()];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = images.hash(i);
    }
    return MergeSort.sort(hash.length, (a, b) -> Long.compare(hash[a], hash[b]));
  }

  int size() {
    return groups;
  }

  long hash(int group) {
    return images.hash(rank[start[group]]);
  }

  /** The drive of all images of the group; {@link Entries#SEVERAL} where they are of several. */
  int owner(int group) {
    int drive = images.drive(rank[start[group]]);
    int last = images.drive(rank[start[group + 1] - 1]);
    return drive == last ? drive : Entries.SEVERAL;
  }

  /** Where the group's images begin among {@link #rank}. */
  int start(int group) {
    return start[group];
  }

  int end(int group) {
    return start[group + 1];
  }

  int rank(int at) {
    return rank[at];
  }

  /** Where the spot ends that begins at {@code at}, in a group that ends at {@code end}. */
  int endOfSpot(int at, int end) {
    int next = at + 1;
    while (next < end && images.sameSpot(rank[at], rank[next])) {
      next++;
    }
    return next;
  }
}
