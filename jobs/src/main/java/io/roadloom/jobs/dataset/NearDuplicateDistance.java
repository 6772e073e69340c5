package io.roadloom.jobs.dataset;

import io.roadloom.dataset.DatasetSpec;

/** Up to how many bits two images show the same, where a spec does not say. */
final class NearDuplicateDistance {
  private static final int MEASURED = 8;

  private NearDuplicateDistance() {}

  static int of(DatasetSpec spec) {
    Integer given = spec.nearDuplicates().maxDistance();
    return given == null ? MEASURED : given;
  }
}
