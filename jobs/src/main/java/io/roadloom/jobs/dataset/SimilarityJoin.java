package io.roadloom.jobs.dataset;

import io.roadloom.dataset.similar.JoinPlan;
import io.roadloom.dataset.similar.PairSink;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.jobs.FlinkTarget;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Pairs of hashes that are near each other, as a bounded Flink job. */
final class SimilarityJoin {
  private SimilarityJoin() {}

  /** Runs it to its end; each pair is told once, in whatever order. */
  static void run(FlinkTarget flink, HashFile hashes, JoinPlan plan, PairSink pairs)
      throws Exception {
    StreamExecutionEnvironment env = flink.environment(settings());
    DataStream<byte[]> found =
        env.fromSource(
                new NumberSequenceSource(0, hashes.chunks() - 1L),
                WatermarkStrategy.noWatermarks(),
                "chunks of hashes")
            .transform(
                "route",
                Types.TUPLE(Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                new RouteHashes(hashes, plan))
            .keyBy(batch -> batch.f0, Types.INT)
            .transform(
                "join", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, new JoinHashes(plan))
            // Named, or the adaptive scheduler of BATCH decides by bytes that one subtask will do.
            .setParallelism(env.getParallelism());
    try (CloseableIterator<byte[]> batches = found.executeAndCollect("similarity join")) {
      while (batches.hasNext()) {
        ByteBuffer batch = ByteBuffer.wrap(batches.next());
        while (batch.hasRemaining()) {
          pairs.pair(batch.getInt(), batch.getInt());
        }
      }
    }
  }

  private static Configuration settings() {
    Configuration job = DrivePipeline.settings(RuntimeExecutionMode.BATCH);
    // There is no state to find again, and Flink's collecting sink has no uid.
    job.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    return job;
  }
}
