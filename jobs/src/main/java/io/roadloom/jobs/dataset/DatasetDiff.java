package io.roadloom.jobs.dataset;

import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.iceberg.io.CloseableIterable;

/** In what two versions of datasets differ. One of them is held in memory, 16 bytes a member. */
public final class DatasetDiff {
  private final Map<String, DriveMembers> old = new HashMap<>();
  private final Map<List<String>, Long> counts = new TreeMap<>(DatasetDiff::compare);

  private DatasetDiff() {}

  /**
   * A difference.
   *
   * @param kind {@code spec_removed}, {@code spec_added}, {@code removed}, {@code added}, {@code
   *     moved}
   * @param split of members; of moved ones {@code from → to}
   * @param reason {@code drive}: only one has the drive at all; {@code revision}: the drive was
   *     computed anew; {@code rules}: the specs, or what they met, chose otherwise
   * @param text of a line of the spec
   */
  public record Change(
      String kind,
      @Nullable String split,
      @Nullable String reason,
      @Nullable Long samples,
      @Nullable String text) {}

  /** All differences: lines of the specs first. */
  public static List<Change> of(Datasets datasets, DatasetVersion from, DatasetVersion to)
      throws IOException {
    List<Change> changes = new ArrayList<>();
    List<String> before = from.specText().lines().map(String::stripTrailing).toList();
    List<String> after = to.specText().lines().map(String::stripTrailing).toList();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> changes.add(new Change("spec_removed", null, null, null, line)));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> changes.add(new Change("spec_added", null, null, null, line)));
    new DatasetDiff()
        .members(datasets, from, to)
        .forEach(
            (key, samples) ->
                changes.add(new Change(key.get(0), key.get(1), key.get(2), samples, null)));
    return changes;
  }

  private Map<List<String>, Long> members(Datasets datasets, DatasetVersion from, DatasetVersion to)
      throws IOException {
    try (CloseableIterable<DatasetMember> members = datasets.members(from)) {
      for (DatasetMember member : members) {
        old.computeIfAbsent(member.drive().driveId(), id -> new DriveMembers(member)).add(member);
      }
    }
    try (CloseableIterable<DatasetMember> members = datasets.members(to)) {
      members.forEach(this::compare);
    }
    for (DriveMembers drive : old.values()) {
      long left = drive.left();
      if (left > 0) {
        count(left, "removed", drive.split, drive.reason());
      }
    }
    return counts;
  }

  private void compare(DatasetMember member) {
    DriveMembers drive = old.get(member.drive().driveId());
    if (drive == null) {
      count(1, "added", member.split(), "drive");
      return;
    }
    drive.newRevision = member.revision();
    if (!drive.take(member.timestampNs())) {
      count(1, "added", member.split(), drive.reason());
    } else if (!drive.split.equals(member.split())) {
      count(1, "moved", drive.split + " → " + member.split(), "rules");
    }
  }

  private void count(long samples, String... key) {
    counts.merge(List.of(key), samples, Long::sum);
  }

  private static int compare(List<String> a, List<String> b) {
    return Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new));
  }

  /** Members of a drive, which are all of one split, by time. */
  private static final class DriveMembers {
    private final String split;
    private final int revision;
    private @Nullable Integer newRevision;
    private long[] times = new long[64];
    private boolean[] taken = new boolean[0];
    private int size;

    DriveMembers(DatasetMember first) {
      split = first.split();
      revision = first.revision();
    }

    void add(DatasetMember member) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
      }
      times[size++] = member.timestampNs();
    }

    boolean take(long time) {
      if (taken.length != size) {
        taken = new boolean[size];
      }
      int at = Arrays.binarySearch(times, 0, size, time);
      if (at >= 0) {
        taken[at] = true;
      }
      return at >= 0;
    }

    long left() {
      long left = size;
      for (boolean is : taken) {
        left -= is ? 1 : 0;
      }
      return left;
    }

    String reason() {
      if (newRevision == null) {
        return "drive";
      }
      return newRevision == revision ? "rules" : "revision";
    }
  }
}
