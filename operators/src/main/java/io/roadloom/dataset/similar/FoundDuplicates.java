package io.roadloom.dataset.similar;

import java.util.BitSet;
import javax.annotation.Nullable;

/** The samples that are not alone, by number in order of rank; nothing of the others is kept. */
final class FoundDuplicates implements NearDuplicates, Survivors.Dropped {
  private final Names channels;

  /** Rank of the first image of each sample. */
  private final IntList firstImage = new IntList();

  /** The first sample of each sample's cluster. */
  private final IntList clusterFirst = new IntList();

  private final TokenIndex tokens;
  private int clusters;

  private final BitSet dropped = new BitSet();

  // Of each image of dropped samples, in order of rank.
  private final IntList sample = new IntList();
  private final IntList channel = new IntList();
  private final IntList kept = new IntList();
  private final IntList distance = new IntList();

  FoundDuplicates(RankedImages images, UnionFind sets) {
    this.channels = images.channels();
    BitSet several = several(images, sets);
    for (int rank = 0; rank < images.size(); rank++) {
      int first = sets.first(rank);
      if (images.beginsSample(rank) && several.get(first)) {
        clusters += first == rank ? 1 : 0;
        firstImage.add(rank);
        clusterFirst.add(firstImage.floor(first));
      }
    }
    this.tokens = new TokenIndex(images, firstImage);
  }

  /** Of sets that hold more than one sample, the first image. */
  private static BitSet several(RankedImages images, UnionFind sets) {
    BitSet one = new BitSet(images.size());
    BitSet several = new BitSet(images.size());
    for (int rank = 0; rank < images.size(); rank++) {
      if (images.beginsSample(rank)) {
        int first = sets.first(rank);
        (one.get(first) ? several : one).set(first);
      }
    }
    return several;
  }

  @Override
  public void image(int rank, int ofChannel, int keptRank, int bits) {
    int of = firstImage.floor(rank);
    dropped.set(of);
    sample.add(of);
    channel.add(ofChannel);
    kept.add(firstImage.floor(keptRank));
    distance.add(bits);
  }

  @Override
  @Nullable
  public String cluster(String sampleToken) {
    int found = tokens.find(sampleToken);
    return found < 0 ? null : tokens.token(clusterFirst.get(found));
  }

  @Override
  public boolean dropped(String sampleToken) {
    int found = tokens.find(sampleToken);
    return found >= 0 && dropped.get(found);
  }

  @Override
  @Nullable
  public NearDuplicate reason(String sampleToken, String ofChannel) {
    int found = tokens.find(sampleToken);
    int number = channels.find(ofChannel);
    for (int i = sample.floor(found); found >= 0 && i >= 0 && sample.get(i) == found; i--) {
      if (channel.get(i) == number) {
        return new NearDuplicate(tokens.token(kept.get(i)), distance.get(i));
      }
    }
    return null;
  }

  @Override
  public int clusters() {
    return clusters;
  }

  @Override
  public int droppedSamples() {
    return dropped.cardinality();
  }
}
