package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Splits;
import io.roadloom.dataset.split.LeakageSearch;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts the report of a build together. */
final class Reporting {
  private Reporting() {}

  static BuildReport of(
      Splits splits,
      Selection selection,
      Grouping grouping,
      Membership membership,
      List<DriveShare> shares,
      List<LeakageSearch.Distance> distances) {
    long samples = shares.stream().mapToLong(DriveShare::members).sum();
    Map<String, Long> groups = new TreeMap<>();
    shares.forEach(share -> groups.merge(share.group(), share.members(), Long::sum));
    Map<String, BuildReport.Split> bySplit = new LinkedHashMap<>();
    double error = 0;
    for (Splits.Share wanted : splits.shares()) {
      BuildReport.Split split = split(wanted, shares, samples);
      bySplit.put(wanted.split(), split);
      error = Math.max(error, Math.abs(split.got() - split.share()));
    }
    Map<String, BuildReport.Balanced> balance = new TreeMap<>();
    membership
        .tallies()
        .forEach(
            (value, tally) ->
                balance.put(value, new BuildReport.Balanced(tally.samples(), tally.taken())));
    return new BuildReport(
        samples,
        shares.size(),
        groups.size(),
        groups.values().stream().mapToLong(Long::longValue).max().orElse(0),
        grouping.withoutPlace(),
        bySplit,
        rounded(error),
        dropped(selection, grouping),
        balance,
        distances.stream().map(Reporting::apart).toList());
  }

  private static BuildReport.Split split(
      Splits.Share wanted, List<DriveShare> shares, long samples) {
    Set<String> groups = new HashSet<>();
    long members = 0;
    long drives = 0;
    for (DriveShare share : shares) {
      if (share.split().equals(wanted.split())) {
        groups.add(share.group());
        members += share.members();
        drives++;
      }
    }
    double got = samples == 0 ? 0 : rounded((double) members / samples);
    return new BuildReport.Split(wanted.share(), got, members, drives, groups.size());
  }

  /** The first reason that a sample was left out for, in this order. */
  private static Map<String, Long> dropped(Selection selection, Grouping grouping) {
    long offered = selection.count(WideFunction.OFFERED);
    Map<String, Long> dropped = new LinkedHashMap<>();
    dropped.put("completeness", selection.count(WideFunction.INCOMPLETE));
    dropped.put("require", selection.count(WideFunction.LACKING_READING));
    dropped.put("select", offered - selection.count(CandidateOperator.SELECTED));
    dropped.put("every", selection.count(CandidateOperator.EVERY));
    dropped.put("max_per_scene", selection.count(CandidateOperator.MAX_PER_SCENE));
    dropped.put("near_duplicate", grouping.alike());
    dropped.put("balance", grouping.unbalanced());
    return dropped;
  }

  private static BuildReport.Apart apart(LeakageSearch.Distance distance) {
    return new BuildReport.Apart(
        distance.split(),
        distance.other(),
        distance.metres() == null
            ? null
            : Double.valueOf(Math.floor(distance.metres() * 100) / 100),
        distance.bits(),
        distance.bitsExactTo());
  }

  private static double rounded(double share) {
    return Math.rint(share * 1e6) / 1e6;
  }
}
