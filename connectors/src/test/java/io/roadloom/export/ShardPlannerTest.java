package io.roadloom.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.export.mcap.McapSlices;
import io.roadloom.export.webdataset.WebDataset;
import io.roadloom.lake.DatasetMember;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans of random datasets: each member once, in shards that are full, of what goes together. */
class ShardPlannerTest {
  private static final long SEED = 20261124;
  private static final long SHARD = 1_000_000;
  private static final long LARGEST = 100_000;
  private static final long OVERHEAD = 8 << 10;

  @Test
  void eachMemberIsInOneShardOfItsSplit() {
    for (long seed = SEED; seed < SEED + 50; seed++) {
      List<DatasetMember> members = members(new Random(seed));
      for (ExportFormat format : List.of(new WebDataset(), new McapSlices())) {
        List<ShardPlan> shards = new ShardPlanner(format, SHARD, seed).plan(members);
        check(members, shards, format, "seed " + seed + ", " + format.name());
        List<ShardPlan> again = new ShardPlanner(format, SHARD, seed).plan(members);
        assertThat(times(again)).as("seed %s", seed).isEqualTo(times(shards));
      }
    }
  }

  private static void check(
      List<DatasetMember> members, List<ShardPlan> shards, ExportFormat format, String what) {
    Map<String, DatasetMember> left = new HashMap<>();
    members.forEach(member -> left.put(member.sampleToken(), member));
    for (int i = 0; i < shards.size(); i++) {
      ShardPlan shard = shards.get(i);
      boolean last = i + 1 == shards.size() || !shards.get(i + 1).split().equals(shard.split());
      long bytes = 0;
      for (SampleRun run : shard.runs()) {
        for (long timeNs : run.timesNs()) {
          DatasetMember member = left.remove(Token.sample(run.drive().driveId(), timeNs));
          assertThat(member).as(what).isNotNull();
          assertThat(member.split()).as(what).isEqualTo(shard.split());
          bytes += member.payloadBytes() + OVERHEAD;
        }
      }
      assertThat(bytes).as(what).isLessThan(SHARD + LARGEST + OVERHEAD);
      if (format.layout() == ShardLayout.SHUFFLED && !last) {
        assertThat(bytes).as(what).isGreaterThanOrEqualTo(SHARD);
      }
      if (format.layout() == ShardLayout.BY_DRIVE) {
        assertThat(shard.runs().stream().map(SampleRun::drive).distinct()).as(what).hasSize(1);
      }
    }
    assertThat(left).as(what).isEmpty();
    assertThat(shards.stream().map(ShardPlan::name).distinct()).as(what).hasSameSizeAs(shards);
  }

  private static List<List<Long>> times(List<ShardPlan> shards) {
    List<List<Long>> times = new ArrayList<>();
    for (ShardPlan shard : shards) {
      List<Long> ofShard = new ArrayList<>();
      for (SampleRun run : shard.runs()) {
        for (long timeNs : run.timesNs()) {
          ofShard.add(timeNs);
        }
      }
      times.add(ofShard);
    }
    return times;
  }

  private static List<DatasetMember> members(Random random) {
    List<DatasetMember> members = new ArrayList<>();
    for (String split : List.of("test", "train")) {
      for (int drive = 0; drive < 1 + random.nextInt(5); drive++) {
        String id = split + "-" + drive;
        for (int i = 0; i < random.nextInt(300); i++) {
          long timeNs = i * 100_000_000L;
          members.add(
              new DatasetMember(
                  "d",
                  1,
                  Token.sample(id, timeNs),
                  Token.sample(id, i / 40),
                  new DriveKey("car", id),
                  "default",
                  0,
                  timeNs,
                  split,
                  id,
                  null,
                  random.nextInt((int) LARGEST)));
        }
      }
    }
    return members;
  }
}
