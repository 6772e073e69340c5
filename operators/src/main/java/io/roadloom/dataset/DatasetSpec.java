package io.roadloom.dataset;

import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What a version of a dataset is to hold.
 *
 * @param name of letters, digits, {@code -}, {@code _} and {@code .}
 * @param version 1 at least
 * @param licence of the data, an SPDX identifier or a text; null where none is stated
 * @param snapshot of {@code drive_revision}: an id, or a time in ISO 8601; null for the newest
 * @param select a condition in SQL over the view {@code v_sample_wide}; null for all samples
 * @param require topics that must have a reading at the keyframe, and that are exported
 * @param minCompleteness a sample's completeness must be this at least
 */
public record DatasetSpec(
    String name,
    int version,
    @Nullable String description,
    @Nullable String licence,
    @Nullable String restrictions,
    @Nullable String snapshot,
    @Nullable String select,
    List<String> require,
    double minCompleteness,
    Sampling sampling,
    NearDuplicatePolicy nearDuplicates,
    Splits splits,
    ExportSpec export)
    implements Serializable {

  /** {@code NAME@VERSION}. */
  public String id() {
    return name + "@" + version;
  }
}
