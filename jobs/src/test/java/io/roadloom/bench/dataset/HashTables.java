package io.roadloom.bench.dataset;

import java.util.Locale;
import java.util.Map;

/** Evidence as CSV. */
final class HashTables {
  static final int MAX_THRESHOLD = 16;

  private static final int[] VARIANT_THRESHOLDS = {2, 4, 6, 8, 10};

  private HashTables() {}

  /** A row a hash and threshold, of the two encodes. */
  static String reEncoded(HashEvidence evidence) {
    StringBuilder csv =
        new StringBuilder("hash,threshold,recall,precision,wrong_pairs,same_pairs,other_pairs\n");
    evidence.reEncoded.forEach(
        (hash, of) -> {
          for (int threshold = 0; threshold <= MAX_THRESHOLD; threshold++) {
            csv.append(
                String.format(
                    Locale.ROOT,
                    "%s,%d,%.4f,%.4f,%d,%d,%d\n",
                    hash,
                    threshold,
                    of.recall(threshold),
                    of.precision(threshold),
                    of.wrong(threshold),
                    of.samePairs(),
                    of.otherPairs()));
          }
        });
    return csv.toString();
  }

  /** A row a hash and change of the drive's images. */
  static String variants(HashEvidence evidence) {
    StringBuilder csv = new StringBuilder("hash,change");
    for (int threshold : VARIANT_THRESHOLDS) {
      csv.append(",recall_").append(threshold);
    }
    csv.append(",wrong_pairs_6,same_pairs,other_pairs\n");
    evidence.variants.forEach(
        (hash, changes) -> changes.forEach((change, of) -> variant(csv, hash, change, of)));
    return csv.toString();
  }

  private static void variant(StringBuilder csv, String hash, String change, Distances of) {
    csv.append(hash).append(',').append(change);
    for (int threshold : VARIANT_THRESHOLDS) {
      csv.append(String.format(Locale.ROOT, ",%.3f", of.recall(threshold)));
    }
    csv.append(
        String.format(Locale.ROOT, ",%d,%d,%d\n", of.wrong(6), of.samePairs(), of.otherPairs()));
  }

  /** A row a hash and number of frames between two frames of one encode. */
  static String neighbours(HashEvidence evidence) {
    StringBuilder csv = new StringBuilder("hash,frames_apart,within_4,within_6,within_8\n");
    for (Map.Entry<String, Map<Integer, Distances>> hash : evidence.neighbours.entrySet()) {
      hash.getValue()
          .forEach(
              (apart, of) ->
                  csv.append(
                      String.format(
                          Locale.ROOT,
                          "%s,%d,%.3f,%.3f,%.3f\n",
                          hash.getKey(),
                          apart,
                          of.recall(4),
                          of.recall(6),
                          of.recall(8))));
    }
    return csv.toString();
  }
}
