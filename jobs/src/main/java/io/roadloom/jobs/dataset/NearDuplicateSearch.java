package io.roadloom.jobs.dataset;

import io.roadloom.dataset.similar.DuplicateSearch;
import io.roadloom.dataset.similar.JoinPlan;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.dataset.similar.SampleImage;
import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.jobs.FlinkTarget;

/** Finds near-duplicates among the images of samples. */
public final class NearDuplicateSearch {
  private NearDuplicateSearch() {}

  /**
   * Searches. The images are iterated once; what is kept of them lies in temporary files of this
   * machine, and their hashes in a file that the job reads and that is deleted in the end.
   *
   * @param scratch URI of a folder that all of the job's tasks can read; made where it is missing
   */
  public static NearDuplicates find(
      FlinkTarget flink, String scratch, SimilarityRule rule, Iterable<SampleImage> images)
      throws Exception {
    try (DuplicateSearch search = new DuplicateSearch(rule)) {
      images.forEach(search::add);
      JoinPlan plan = search.plan();
      if (search.hashes() > 1) {
        HashFile hashes = HashFile.in(scratch, search);
        try {
          hashes.write(search);
          SimilarityJoin.run(flink, hashes, plan, search.pairs());
        } finally {
          hashes.delete();
        }
      }
      return search.result();
    }
  }
}
