package io.roadloom.export;

import io.roadloom.lake.DatasetMember;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Cuts a dataset's members into shards of about the size asked for: scenes in seeded order, or in
 * the order of drives, fill one shard after the other. The same members give the same plan.
 */
public final class ShardPlanner {
  /** What a sample takes beside its payloads, and bounds how many a shard has. */
  private static final long SAMPLE_BYTES = 8 << 10;

  private final ExportFormat format;
  private final long shardBytes;
  private final SeededOrder order;
  private final Map<String, List<Run>> splits = new TreeMap<>();

  /** Members of a scene that follow each other, and what each weighs. */
  private record Run(SampleRun samples, long[] bytes, String token) {}

  /**
   * @param shardBytes of payload, about what a shard holds
   * @param seed of the order of scenes
   */
  public ShardPlanner(ExportFormat format, long shardBytes, long seed) {
    this.format = format;
    this.shardBytes = shardBytes;
    this.order = new SeededOrder(seed);
  }

  /**
   * Plans.
   *
   * @param members by split, drive and time
   */
  public List<ShardPlan> plan(Iterable<DatasetMember> members) {
    RunBuilder runs = new RunBuilder();
    for (DatasetMember member : members) {
      runs.add(member);
    }
    runs.end();
    List<ShardPlan> shards = new ArrayList<>();
    splits.forEach((split, ofSplit) -> shards.addAll(shards(split, ofSplit)));
    return shards;
  }

  private List<ShardPlan> shards(String split, List<Run> runs) {
    if (format.layout() == ShardLayout.SHUFFLED) {
      runs.sort(order.by(Run::token));
    }
    ShardFiller shards = new ShardFiller();
    for (Run run : runs) {
      shards.add(run);
    }
    return shards.end(split);
  }

  /** Fills one shard after the other. */
  private final class ShardFiller {
    private final List<List<SampleRun>> shards = new ArrayList<>();
    private final List<Long> payloads = new ArrayList<>();
    private List<SampleRun> open = new ArrayList<>();
    private long payload;

    void add(Run run) {
      if (format.layout() == ShardLayout.BY_DRIVE
          && !open.isEmpty()
          && !open.get(0).drive().equals(run.samples.drive())) {
        close();
      }
      int from = 0;
      long size = payload + SAMPLE_BYTES * samples(open);
      for (int i = 0; i < run.bytes.length; i++) {
        payload += run.bytes[i];
        size += run.bytes[i] + SAMPLE_BYTES;
        if (size >= shardBytes) {
          open.add(part(run.samples, from, i + 1));
          close();
          size = 0;
          from = i + 1;
        }
      }
      if (from < run.bytes.length) {
        open.add(part(run.samples, from, run.bytes.length));
      }
    }

    private void close() {
      shards.add(open);
      payloads.add(payload);
      open = new ArrayList<>();
      payload = 0;
    }

    List<ShardPlan> end(String split) {
      if (!open.isEmpty()) {
        close();
      }
      List<ShardPlan> plans = new ArrayList<>();
      for (int i = 0; i < shards.size(); i++) {
        String name = format.shardName(split, i, shards.size());
        plans.add(new ShardPlan(split, i, name, payloads.get(i), shards.get(i)));
      }
      return plans;
    }
  }

  private static long samples(List<SampleRun> runs) {
    return runs.stream().mapToLong(run -> run.timesNs().length).sum();
  }

  private static SampleRun part(SampleRun run, int from, int to) {
    return new SampleRun(
        run.drive(), run.revision(), run.sceneToken(), Arrays.copyOfRange(run.timesNs(), from, to));
  }

  /** Puts members together as they come. */
  private final class RunBuilder {
    private DatasetMember first;
    private long[] times = new long[256];
    private long[] bytes = new long[256];
    private int size;

    void add(DatasetMember member) {
      if (first != null && !follows(member)) {
        end();
      }
      if (first == null) {
        first = member;
      }
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      times[size] = member.timestampNs();
      bytes[size++] = member.payloadBytes();
    }

    private boolean follows(DatasetMember member) {
      return member.split().equals(first.split())
          && member.drive().equals(first.drive())
          && member.revision() == first.revision()
          && Objects.equals(member.sceneToken(), first.sceneToken());
    }

    void end() {
      if (first == null) {
        return;
      }
      SampleRun run =
          new SampleRun(
              first.drive(), first.revision(), first.sceneToken(), Arrays.copyOf(times, size));
      String token = Token.sample(first.drive().driveId(), first.timestampNs());
      splits
          .computeIfAbsent(first.split(), split -> new ArrayList<>())
          .add(new Run(run, Arrays.copyOf(bytes, size), token));
      first = null;
      size = 0;
    }
  }
}
