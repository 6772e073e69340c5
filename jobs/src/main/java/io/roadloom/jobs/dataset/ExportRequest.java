package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportFormat;
import io.roadloom.lake.LakeConfig;

/**
 * What is asked of an export.
 *
 * @param folder URI of where it goes
 */
public record ExportRequest(
    LakeConfig lake, String dataset, int version, ExportFormat format, String folder) {
  /** {@code NAME@VERSION}. */
  public String id() {
    return dataset + "@" + version;
  }
}
