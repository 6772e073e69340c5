package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportPlan;
import io.roadloom.export.ShardPlan;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.JobWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.InstantiationUtil;

/**
 * The bounded job that writes shards: they are dealt out to as many subtasks as there are slots.
 */
final class ExportJob {
  private ExportJob() {}

  /**
   * Runs it to its end.
   *
   * @param done told now and then how many bytes of payload are done
   * @return its accumulators
   */
  static Map<String, Long> run(
      FlinkTarget target, ExportPlan plan, List<ShardPlan> shards, LongConsumer done)
      throws Exception {
    StreamExecutionEnvironment env =
        target.environment(DrivePipeline.settings(RuntimeExecutionMode.BATCH));
    env.fromData(packed(shards), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .name("shards")
        .uid("shards")
        .rebalance()
        .map(new ShardFunction(plan))
        .returns(Types.INT)
        .name("export")
        .uid("export")
        .setParallelism(env.getParallelism())
        .sinkTo(new DiscardingSink<>())
        .name("end")
        .uid("end")
        .setParallelism(env.getParallelism());
    String name = "export " + plan.context().dataset() + "@" + plan.context().version();
    return JobWatch.follow(env.executeAsync(name), ShardFunction.BYTES, done);
  }

  private static List<byte[]> packed(List<ShardPlan> shards) throws IOException {
    List<byte[]> packed = new ArrayList<>();
    for (ShardPlan shard : shards) {
      packed.add(InstantiationUtil.serializeObject(shard));
    }
    return packed;
  }
}
