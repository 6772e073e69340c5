package io.roadloom.jobs.live;

import io.roadloom.decode.Decoders;
import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveFunction;
import io.roadloom.function.Types;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.lake.LiveRun;
import io.roadloom.lake.LiveSink;
import io.roadloom.model.RawBatch;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import io.roadloom.source.RecordingSource;
import java.util.UUID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph of a live pipeline: a live source, the one pipeline, a sink that commits as it goes. */
final class LiveTopology {
  private final LiveRequest request;
  private final Rig rig;
  private final String codeVersion;

  LiveTopology(LiveRequest request, Rig rig, String codeVersion) {
    this.request = request;
    this.rig = rig;
    this.codeVersion = codeVersion;
  }

  static Configuration settings() {
    Configuration job = new Configuration();
    job.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    // Values are immutable and no operator keeps or changes another's.
    job.set(PipelineOptions.OBJECT_REUSE, true);
    job.set(PipelineOptions.GENERIC_TYPES, false);
    job.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return job;
  }

  void build(StreamExecutionEnvironment env) {
    DataStream<Row> rows =
        DrivePipeline.build(
            source(env),
            new DecodeFunction(rig, Decoders::of, request.hashImages()),
            DriveFunction.live(rig, request.idleDrive()));
    LiveRun run =
        new LiveRun(request.name(), UUID.randomUUID().toString(), rig.hash(), codeVersion);
    LiveSink.attach(rows, request.lake(), run);
  }

  private SingleOutputStreamOperator<RawBatch> source(StreamExecutionEnvironment env) {
    if (request.input() instanceof LiveRequest.Folder folder) {
      RecordingSource source =
          RecordingSource.watching(folder.discovery(), folder.probe(), LiveRequest.WATCH_INTERVAL);
      return env.fromSource(
              source, WatermarkStrategy.noWatermarks(), "recordings", Types.RAW_BATCH)
          .uid("recordings");
    }
    return kafka(env, (LiveRequest.Kafka) request.input());
  }
}
