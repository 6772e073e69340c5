package io.roadloom.dataset.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Measures how near samples of different splits come to each other, in metres and in bits of their
 * hashes. Knows nothing of cells, clusters and groups: it can prove them wrong. All splits but the
 * largest are filed, then all are searched for; memory goes with what is filed.
 */
public final class LeakageSearch {
  private static final double BUDGET = 2e10;
  private static final int VALUES = 1 << 16;
  private static final int MOST_BITS = 64;
  private static final double ALL_ROUND = 4;

  private final List<String> splits;
  private final int largest;
  private final PlaceTree[] places;
  private final HashTable16[][] hashes;
  private final double[][] chords;
  private final int[][] bits;
  private final int wantedFlips;
  private int flips;
  private long filedHashes;

  /**
   * How near two splits come to each other.
   *
   * @param metres null where no two samples have positions
   * @param bits of the nearest two images of one camera; null where none are that near
   * @param bitsExactTo nearest images that differ in no more than this are surely found
   */
  public record Distance(
      String split,
      String other,
      @Nullable Double metres,
      @Nullable Integer bits,
      int bitsExactTo) {}

  /**
   * Makes a search.
   *
   * @param largest index of the split that is not filed
   * @param cameras how many cameras there are
   * @param bitsWanted up to which distance of hashes the nearest is surely to be found
   */
  public LeakageSearch(List<String> splits, int largest, int cameras, int bitsWanted) {
    int count = splits.size();
    this.splits = splits;
    this.largest = largest;
    this.wantedFlips = bitsWanted / 4;
    places = new PlaceTree[count];
    hashes = new HashTable16[count][cameras];
    chords = new double[count][count];
    bits = new int[count][count];
    for (int i = 0; i < count; i++) {
      places[i] = new PlaceTree();
      Arrays.setAll(hashes[i], camera -> new HashTable16());
      Arrays.fill(chords[i], ALL_ROUND + 1);
      Arrays.fill(bits[i], MOST_BITS + 1);
    }
  }

  /** A sample of a split is here. Those of the largest are passed over. */
  public void filePlace(int split, double lat, double lon) {
    if (split != largest) {
      places[split].add(lat, lon);
    }
  }

  /** An image of a split has this hash. Those of the largest are passed over. */
  public void fileHash(int split, int camera, long hash) {
    if (split != largest) {
      hashes[split][camera].add(hash);
      filedHashes++;
    }
  }

  /**
   * Ends the filing.
   *
   * @param queries how many hashes will be searched for
   */
  public void build(long queries) {
    for (PlaceTree tree : places) {
      tree.build();
    }
    for (HashTable16[] tables : hashes) {
      for (HashTable16 table : tables) {
        table.build();
      }
    }
    flips = wantedFlips;
    while (flips > 0 && cost(queries, flips) > BUDGET) {
      flips--;
    }
  }

  private double cost(long queries, int flipped) {
    double probes = 1;
    double ways = 1;
    for (int i = 1; i <= flipped; i++) {
      ways = ways * (17 - i) / i;
      probes += ways;
    }
    return 4.0 * queries * probes * (1 + (double) filedHashes / VALUES);
  }

  /** Looks for what is near a sample of a split. */
  public void searchPlace(int split, double lat, double lon) {
    for (int other = 0; other < places.length; other++) {
      if (searched(split, other) && places[other].size() > 0) {
        int low = Math.min(split, other);
        int high = Math.max(split, other);
        chords[low][high] = places[other].nearest(lat, lon, chords[low][high]);
      }
    }
  }

  /** Looks for what is near an image of a split. */
  public void searchHash(int split, int camera, long hash) {
    for (int other = 0; other < places.length; other++) {
      if (searched(split, other)) {
        int low = Math.min(split, other);
        int high = Math.max(split, other);
        bits[low][high] = hashes[other][camera].nearest(hash, flips, bits[low][high]);
      }
    }
  }

  /** Each pair once: where both are filed, the one is searched for in the other. */
  private boolean searched(int split, int other) {
    return other != largest && other != split && (split == largest || split < other);
  }

  /** What was found, a pair each. */
  public List<Distance> distances() {
    List<Distance> distances = new ArrayList<>();
    for (int low = 0; low < places.length; low++) {
      for (int high = low + 1; high < places.length; high++) {
        double chord = chords[low][high];
        int nearest = bits[low][high];
        distances.add(
            new Distance(
                splits.get(low),
                splits.get(high),
                chord > ALL_ROUND ? null : Double.valueOf(Globe.metres(chord)),
                nearest > MOST_BITS ? null : Integer.valueOf(nearest),
                4 * flips + 3));
      }
    }
    return distances;
  }
}
