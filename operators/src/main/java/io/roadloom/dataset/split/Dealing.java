package io.roadloom.dataset.split;

import io.roadloom.dataset.Mix;
import io.roadloom.dataset.Splits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals groups out to splits so that shares come near those asked for. Large groups first, by
 * powers of two, and among those of about one size in the order of a hash: each to the split that
 * lacks most. A group that is larger than what a split lacks makes it too large; nothing cures
 * that, and the error is stated.
 */
public final class Dealing {
  private final Splits splits;

  public Dealing(Splits splits) {
    this.splits = splits;
  }

  /**
   * A leakage group.
   *
   * @param token of the drives in it: what the hash is of
   */
  public record Group(String token, long samples) {}

  /** The split of each group, by token. */
  public Map<String, String> deal(List<Group> groups) {
    long total = groups.stream().mapToLong(Group::samples).sum();
    int count = splits.shares().size();
    double[] lack = new double[count];
    for (int i = 0; i < count; i++) {
      lack[i] = splits.shares().get(i).share() * total;
    }
    List<Group> order = new ArrayList<>(groups);
    order.sort(
        Comparator.<Group>comparingInt(group -> Long.numberOfLeadingZeros(group.samples()))
            .thenComparingLong(group -> Mix.of(group.token(), splits.seed()))
            .thenComparing(Group::token));
    Map<String, String> dealt = new HashMap<>();
    for (Group group : order) {
      int to = 0;
      for (int i = 1; i < count; i++) {
        to = lack[i] > lack[to] ? i : to;
      }
      lack[to] -= group.samples();
      dealt.put(group.token(), splits.shares().get(to).split());
    }
    return dealt;
  }
}
