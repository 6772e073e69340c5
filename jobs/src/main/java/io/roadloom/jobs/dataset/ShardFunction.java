package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportPlan;
import io.roadloom.export.ShardExport;
import io.roadloom.export.ShardPlan;
import java.nio.file.Path;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.apache.flink.util.InstantiationUtil;

/** Writes the shards that it is told of; passes on which those were. */
final class ShardFunction extends RichMapFunction<byte[], Integer> {
  /** Names of accumulators: bytes of payload done, shards by what has become of them. */
  static final String BYTES = "payload_bytes";

  private static final long serialVersionUID = 1;
  private final ExportPlan plan;
  private transient ShardExport export;
  private transient LongCounter bytes;

  ShardFunction(ExportPlan plan) {
    this.plan = plan;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    StreamingRuntimeContext runtime = (StreamingRuntimeContext) getRuntimeContext();
    String[] folders = runtime.getTaskManagerRuntimeInfo().getTmpDirectories();
    int subtask = runtime.getTaskInfo().getIndexOfThisSubtask();
    export = new ShardExport(plan, Path.of(folders[subtask % folders.length]));
    bytes = runtime.getLongCounter(BYTES);
    for (ShardExport.Outcome outcome : ShardExport.Outcome.values()) {
      runtime.getLongCounter(outcome.name());
    }
  }

  @Override
  public Integer map(byte[] packed) throws Exception {
    ShardPlan shard =
        InstantiationUtil.deserializeObject(packed, ShardFunction.class.getClassLoader());
    ShardExport.Outcome outcome = export.write(shard);
    getRuntimeContext().getLongCounter(outcome.name()).add(1);
    bytes.add(shard.payloadBytes());
    return shard.index();
  }

  @Override
  public void close() throws Exception {
    if (export != null) {
      export.close();
    }
  }
}
