package io.roadloom.lake;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.spec.SpecFile;
import java.util.Map;

/**
 * A version of a dataset: what was asked for, and what it came to.
 *
 * @param specText as given
 * @param specHash the same for specs that mean the same
 * @param membersDigest over all members in order, and over nothing that depends on the run
 * @param snapshots ids by table: what it was built from
 * @param groups leakage groups
 * @param report as JSON
 */
public record DatasetVersion(
    String dataset,
    int version,
    State state,
    String specText,
    String specHash,
    String membersDigest,
    Map<String, Long> snapshots,
    String codeVersion,
    String runId,
    long createdNs,
    long samples,
    long groups,
    long drives,
    String report) {
  /** Whether it can be read. */
  public enum State {
    BUILT,
    DELETED
  }

  /** {@code NAME@VERSION}. */
  public String id() {
    return dataset + "@" + version;
  }

  /** The Iceberg tag that keeps what it was built from. */
  public String tag() {
    return tag(dataset, version);
  }

  static String tag(String dataset, int version) {
    return DatasetTags.PREFIX + dataset + "-" + version;
  }

  /** What was asked for. */
  public DatasetSpec spec() {
    return SpecFile.read(id(), specText).spec();
  }

  DatasetVersion deleted(long atNs) {
    return new DatasetVersion(
        dataset,
        version,
        State.DELETED,
        specText,
        specHash,
        membersDigest,
        snapshots,
        codeVersion,
        runId,
        atNs,
        samples,
        groups,
        drives,
        report);
  }
}
