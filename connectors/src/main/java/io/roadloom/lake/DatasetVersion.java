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
    /** As built, but for the members of drives that were forgotten since. */
    FORGOTTEN_MEMBERS,
    DELETED
  }

  /** Whether it has members, and they can be exported. */
  public boolean readable() {
    return state != State.DELETED;
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
    return with(State.DELETED, snapshots, atNs, samples, drives);
  }

  /** With the members that are left. Its digest stays that of what was built. */
  DatasetVersion withoutForgotten(long atNs, long samplesLeft, long drivesLeft) {
    return with(State.FORGOTTEN_MEMBERS, snapshots, atNs, samplesLeft, drivesLeft);
  }

  /** Read at other snapshots with the same rows of its members. */
  DatasetVersion at(Map<String, Long> otherSnapshots, long atNs) {
    return with(state, otherSnapshots, atNs, samples, drives);
  }

  /** The newest row holds: its time is later than this one's in any case. */
  private DatasetVersion with(
      State newState, Map<String, Long> newSnapshots, long atNs, long newSamples, long newDrives) {
    return new DatasetVersion(
        dataset,
        version,
        newState,
        specText,
        specHash,
        membersDigest,
        newSnapshots,
        codeVersion,
        runId,
        Math.max(atNs, createdNs + 1),
        newSamples,
        groups,
        newDrives,
        report);
  }
}
