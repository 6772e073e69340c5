package io.roadloom.jobs.live;

import io.roadloom.decode.Decoders;
import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveOperator;
import io.roadloom.function.Types;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorSource;
import io.roadloom.lake.LiveHistory;
import io.roadloom.lake.LiveRun;
import io.roadloom.lake.LiveSink;
import io.roadloom.live.LiveConfig;
import io.roadloom.live.LiveIngest;
import io.roadloom.model.RawBatch;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import io.roadloom.source.Locations;
import io.roadloom.source.RecordingSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of a live pipeline: a live source, the one pipeline, a sink that commits as it goes.
 */
final class LiveTopology {
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);
  private final LiveRequest request;
  private final Rig rig;
  private final String codeVersion;
  private final String runId;

  /**
   * @param runId of this start of it, which its rows name
   */
  LiveTopology(LiveRequest request, Rig rig, String codeVersion, String runId) {
    this.request = request;
    this.rig = rig;
    this.codeVersion = codeVersion;
    this.runId = runId;
  }

  static Configuration settings() {
    return DrivePipeline.settings(RuntimeExecutionMode.STREAMING);
  }

  void build(StreamExecutionEnvironment env) {
    DataStream<Row> rows =
        DrivePipeline.build(
            source(env),
            new DecodeFunction(rig, Decoders::of, request.hashImages()),
            DriveOperator.live(rig, request.idleDrive()));
    LiveRun run = new LiveRun(request.name(), runId, rig.hash(), codeVersion);
    LiveSink.attach(rows, request.lake(), run);
  }

  private SingleOutputStreamOperator<RawBatch> source(StreamExecutionEnvironment env) {
    return request.input() instanceof LiveRequest.Kafka kafka
        ? messages(env, kafka)
        : recordings(env, (LiveRequest.Folder) request.input());
  }

  private SingleOutputStreamOperator<RawBatch> messages(
      StreamExecutionEnvironment env, LiveRequest.Kafka kafka) {
    Source<SensorMessage, ?, ?> source =
        SensorSource.resuming(
            kafka.bootstrap(), List.of(kafka.topic()), request.consumerGroup(), Map.of());
    LiveHistory history = new LiveHistory(request.lake());
    String warehouse = Locations.path(request.lake().warehouse()).toString();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "kafka")
        .uid("kafka")
        .transform(
            "ingest",
            Types.RAW_BATCH,
            new LiveIngest(
                new LiveConfig(request.name(), warehouse),
                history::newestCommitted,
                history::forgotten))
        .uid("ingest");
  }

  private static SingleOutputStreamOperator<RawBatch> recordings(
      StreamExecutionEnvironment env, LiveRequest.Folder folder) {
    RecordingSource source =
        RecordingSource.watching(folder.discovery(), folder.probe(), WATCH_INTERVAL);
    return DrivePipeline.recordings(env, source);
  }
}
