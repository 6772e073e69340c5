package io.roadloom.bench.dataset;

import io.roadloom.function.Types;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.lake.DrivePlan;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.LakeSink;
import io.roadloom.lake.Unit;
import io.roadloom.model.row.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A warehouse that holds a made-up fleet; made once, and kept for the next measurement. */
final class Fleet {
  private static final String DONE = "complete";

  private Fleet() {}

  static LakeConfig warehouse(Path dir, int drives, int samples) throws Exception {
    Path folder = dir.resolve("fleet-%dx%d".formatted(drives, samples));
    LakeConfig config = new LakeConfig(folder.toString(), "auto", Map.of(), "bench");
    if (!Files.exists(folder.resolve(DONE))) {
      try (Lake lake = Lake.openOrCreate(config);
          FlinkTarget flink = FlinkTarget.embedded(2)) {
        write(flink, config, drives, samples);
      }
      Files.createFile(folder.resolve(DONE));
    }
    return config;
  }

  private static void write(FlinkTarget flink, LakeConfig config, int drives, int samples)
      throws Exception {
    List<DrivePlan> plans =
        FleetRows.recordings(drives).stream()
            .map(
                recording ->
                    new DrivePlan(
                        recording.drive(), 0, List.of(recording), recording.recordingId()))
            .collect(Collectors.toList());
    Configuration settings = DrivePipeline.settings(RuntimeExecutionMode.BATCH);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    StreamExecutionEnvironment env = flink.environment(settings);
    DataStream<Row> rows =
        env.fromSequence(0, drives - 1).flatMap(new FleetRows(samples)).returns(Types.ROW);
    LakeSink.attach(rows, config, new Unit("fleet", "bench", "", "bench", "", plans));
    env.execute("fleet");
  }
}
