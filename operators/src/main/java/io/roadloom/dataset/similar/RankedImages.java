package io.roadloom.dataset.similar;

import io.roadloom.dedup.MergeSort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The images of a search by rank: drives by their first image, the images of one by time, sample
 * and channel. Which of two near-duplicates is kept goes by it.
 */
final class RankedImages {
  private final ImageStore store;
  private final int[] driveRank;
  private final int[] image;

  RankedImages(ImageStore store) {
    this.store = store;
    this.driveRank = driveRanks(store);
    int[] channelRank = ranks(store.channels(), Comparator.comparing(store.channels()::name));
    this.image = MergeSort.sort(store.size(), (a, b) -> compare(channelRank, a, b));
    requireOneOfEachChannel();
  }

  private void requireOneOfEachChannel() {
    for (int rank = 1; rank < size(); rank++) {
      if (!beginsSample(rank) && channel(rank) == channel(rank - 1)) {
        throw new IllegalArgumentException(
            "sample %016x%016x: two images of channel %s"
                .formatted(tokenHigh(rank), tokenLow(rank), store.channels().name(channel(rank))));
      }
    }
  }

  private static int[] driveRanks(ImageStore store) {
    long[] first = new long[store.drives().size()];
    Arrays.fill(first, Long.MAX_VALUE);
    for (int i = 0; i < store.size(); i++) {
      int drive = store.drive(i);
      first[drive] = Math.min(first[drive], store.time(i));
    }
    return ranks(
        store.drives(),
        Comparator.<Integer>comparingLong(drive -> first[drive])
            .thenComparing(store.drives()::name));
  }

  private static int[] ranks(Names names, Comparator<Integer> order) {
    int[] rank = new int[names.size()];
    int next = 0;
    for (int name : IntStream.range(0, rank.length).boxed().sorted(order).toList()) {
      rank[name] = next++;
    }
    return rank;
  }

  private int compare(int[] channelRank, int a, int b) {
    int order = Integer.compare(driveRank[store.drive(a)], driveRank[store.drive(b)]);
    if (order == 0) {
      order = Long.compare(store.time(a), store.time(b));
    }
    if (order == 0) {
      order = Long.compareUnsigned(store.tokenHigh(a), store.tokenHigh(b));
    }
    if (order == 0) {
      order = Long.compareUnsigned(store.tokenLow(a), store.tokenLow(b));
    }
    return order != 0
        ? order
        : Integer.compare(channelRank[store.channel(a)], channelRank[store.channel(b)]);
  }

  int size() {
    return image.length;
  }

  Names channels() {
    return store.channels();
  }

  long tokenHigh(int rank) {
    return store.tokenHigh(image[rank]);
  }

  long tokenLow(int rank) {
    return store.tokenLow(image[rank]);
  }

  /** Whether the image begins a sample: images of one sample follow each other. */
  boolean beginsSample(int rank) {
    return rank == 0
        || tokenHigh(rank) != tokenHigh(rank - 1)
        || tokenLow(rank) != tokenLow(rank - 1);
  }

  /** One past the last image of the sample that begins at {@code rank}. */
  int endOfSample(int rank) {
    int end = rank + 1;
    while (end < size() && !beginsSample(end)) {
      end++;
    }
    return end;
  }

  long hash(int rank) {
    return store.hash(image[rank]);
  }

  int distance(int rank, int other) {
    return Long.bitCount(hash(rank) ^ hash(other));
  }

  int drive(int rank) {
    return driveRank[store.drive(image[rank])];
  }

  int channel(int rank) {
    return store.channel(image[rank]);
  }

  /** Metres between where two images were taken; NaN where that is not known. */
  double metres(int rank, int other) {
    return metres(lat(rank), lon(rank), lat(other), lon(other));
  }

  /** The same between places of about ten metres that they lie in. */
  double coarseMetres(int rank, int other) {
    return metres(
        Place.coarse(lat(rank)),
        Place.coarse(lon(rank)),
        Place.coarse(lat(other)),
        Place.coarse(lon(other)));
  }

  private static double metres(int lat, int lon, int otherLat, int otherLon) {
    return lat == Place.UNKNOWN || otherLat == Place.UNKNOWN
        ? Double.NaN
        : Place.metres(lat, lon, otherLat, otherLon);
  }

  /** Whether two images are of one drive, and of one of these places. */
  boolean sameSpot(int rank, int other) {
    return drive(rank) == drive(other)
        && Place.coarse(lat(rank)) == Place.coarse(lat(other))
        && Place.coarse(lon(rank)) == Place.coarse(lon(other));
  }

  private int lat(int rank) {
    return store.lat(image[rank]);
  }

  private int lon(int rank) {
    return store.lon(image[rank]);
  }
}
