package io.roadloom.export;

import io.roadloom.dataset.LongMap;
import io.roadloom.lake.DatasetMember;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which run of samples each member of a dataset is in: some 25 bytes a sample. Tokens are known by
 * their first half; the few that share it, by all of it.
 */
final class MemberIndex {
  private static final int HALF = 16;
  private static final int MAX_RUN = 256;
  private final List<SampleRun> runs = new ArrayList<>();
  private final List<String> splits = new ArrayList<>();
  private final LongMap byHalf = new LongMap();
  private final Map<String, Integer> others = new HashMap<>();

  MemberIndex(Iterable<DatasetMember> members) {
    List<DatasetMember> open = new ArrayList<>();
    for (DatasetMember member : members) {
      if (!open.isEmpty() && (open.size() == MAX_RUN || !follows(open.get(0), member))) {
        close(open);
      }
      open.add(member);
    }
    if (!open.isEmpty()) {
      close(open);
    }
  }

  private static boolean follows(DatasetMember first, DatasetMember member) {
    return member.drive().equals(first.drive())
        && member.revision() == first.revision()
        && member.split().equals(first.split())
        && Objects.equals(member.sceneToken(), first.sceneToken());
  }

  private void close(List<DatasetMember> open) {
    DatasetMember first = open.get(0);
    int number = runs.size();
    runs.add(
        new SampleRun(
            first.drive(),
            first.revision(),
            first.sceneToken(),
            open.stream().mapToLong(DatasetMember::timestampNs).toArray()));
    splits.add(first.split());
    for (DatasetMember member : open) {
      if (byHalf.claim(half(member.sampleToken()), number) != number) {
        others.put(member.sampleToken(), number);
      }
    }
    open.clear();
  }

  /** Number of the run that a sample is in; −1 where it is no member. */
  int find(String token) {
    if (!token.matches("[0-9a-f]{32}")) {
      return LongMap.NONE;
    }
    Integer other = others.get(token);
    int number = other != null ? other : byHalf.find(half(token));
    return number != LongMap.NONE && holds(runs.get(number), token) ? number : LongMap.NONE;
  }

  SampleRun run(int number) {
    return runs.get(number);
  }

  String split(int number) {
    return splits.get(number);
  }

  private static boolean holds(SampleRun run, String token) {
    for (long timeNs : run.timesNs()) {
      if (Token.sample(run.drive().driveId(), timeNs).equals(token)) {
        return true;
      }
    }
    return false;
  }

  private static long half(String token) {
    return Long.parseUnsignedLong(token.substring(0, HALF), 16);
  }
}
