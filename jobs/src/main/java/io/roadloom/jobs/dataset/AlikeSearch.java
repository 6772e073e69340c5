package io.roadloom.jobs.dataset;

import io.roadloom.dataset.NearDuplicatePolicy;
import java.util.List;

/** Finds samples that show nearly the same. */
interface AlikeSearch {
  /**
   * Searches.
   *
   * @param cameras topics, by the numbers that images have
   */
  Alikeness find(SpooledDrives spooled, List<String> cameras, NearDuplicatePolicy policy)
      throws Exception;
}
