package io.roadloom.dataset.similar;

/**
 * A search for near-duplicates, step by step: images are added; their hashes are numbered, for
 * whoever joins them by the plan; the pairs of the join are told; the result is taken. What it
 * holds of an image on the heap is some 40 bytes, the rest lies in temporary files. Not
 * thread-safe.
 */
public final class DuplicateSearch implements AutoCloseable {
  private final SimilarityRule rule;
  private final ImageStore store = new ImageStore();
  private RankedImages images;
  private HashGroups groups;
  private NearGroups near;
  private BitOrder order;

  public DuplicateSearch(SimilarityRule rule) {
    this.rule = rule;
  }

  /** Adds an image; a flat one says nothing and is left out. */
  public void add(SampleImage image) {
    if (image.phash() != 0) {
      store.add(image);
    }
  }

  /** Ends adding. */
  public JoinPlan plan() {
    images = new RankedImages(store);
    groups = new HashGroups(images);
    near = new NearGroups(groups.size());
    order = order();
    JoinPlan.Builder plan = new JoinPlan.Builder(rule.maxDistance());
    for (int i = 0; i < groups.size(); i++) {
      plan.add(hash(i));
    }
    return plan.build();
  }

  private BitOrder order() {
    long[] ones = new long[Long.SIZE];
    for (int i = 0; i < groups.size(); i++) {
      long hash = groups.hash(i);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += hash >>> bit & 1;
      }
    }
    return new BitOrder(ones, groups.size());
  }

  /** How many hashes there are to join. */
  public int hashes() {
    return groups.size();
  }

  /** A hash to join; its bits are in an order of their own. */
  public long hash(int number) {
    return order.apply(groups.hash(number));
  }

  /** Whose the hash is: a number of a drive, or {@link Entries#SEVERAL}. */
  public int owner(int number) {
    return groups.owner(number);
  }

  /** Takes pairs of numbers of hashes. */
  public PairSink pairs() {
    return near;
  }

  /** Ends the pairs. */
  public NearDuplicates result() {
    near.sort();
    FoundDuplicates found = new FoundDuplicates(images, Clusters.of(images, groups, near, rule));
    try (Survivors survivors = new Survivors(images, groups, near, rule)) {
      survivors.choose(found);
    }
    return found;
  }

  @Override
  public void close() {
    store.close();
    if (near != null) {
      near.close();
    }
  }
}
