package io.roadloom.export;

import java.io.Serializable;
import java.util.List;

/**
 * A shard to be written: the unit of work, the same whoever writes it.
 *
 * @param index from 0, of the split's shards
 * @param name as the format has it
 * @param payloadBytes as the members state them
 * @param runs those that it is made of, in the order of the plan
 */
public record ShardPlan(
    String split, int index, String name, long payloadBytes, List<SampleRun> runs)
    implements Serializable {
  public long samples() {
    return runs.stream().mapToLong(run -> run.timesNs().length).sum();
  }
}
