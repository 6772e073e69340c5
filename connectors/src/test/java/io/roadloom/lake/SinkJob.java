package io.roadloom.lake;

import io.roadloom.model.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** A small job that makes the rows of a unit's drives and writes them. */
final class SinkJob {
  static final int SAMPLES = 50;

  private final LakeConfig config;
  private final Unit unit;
  private int restarts;

  SinkJob(LakeConfig config, Unit unit) {
    this.config = config;
    this.unit = unit;
  }

  SinkJob restarts(int restarts) {
    this.restarts = restarts;
    return this;
  }

  JobExecutionResult run(RuntimeExecutionMode mode, LakeOpener opener) throws Exception {
    return pipeline(mode, opener).execute();
  }

  /** Names of the job's tasks: each is a chain of operators. */
  List<String> tasks(RuntimeExecutionMode mode) {
    List<String> names = new ArrayList<>();
    pipeline(mode, Lake::openOrCreate)
        .getStreamGraph()
        .getJobGraph()
        .getVertices()
        .forEach(vertex -> names.add(vertex.getName()));
    return names;
  }

  private StreamExecutionEnvironment pipeline(RuntimeExecutionMode mode, LakeOpener opener) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(mode));
    env.setParallelism(2);
    DataStream<Row> rows =
        env.fromSequence(0, unit.drives().size() - 1L)
            .keyBy(drive -> drive)
            .flatMap(new Rows(unit))
            .returns(TypeInformation.of(Row.class));
    LakeSink.attach(rows, config, unit, opener);
    return env;
  }

  JobExecutionResult run(RuntimeExecutionMode mode) throws Exception {
    return run(mode, Lake::openOrCreate);
  }

  private Configuration settings(RuntimeExecutionMode mode) {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, mode);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, restarts == 0 ? "none" : "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ofMillis(10));
    return settings;
  }

  private static final class Rows extends RichFlatMapFunction<Long, Row> {
    private static final long serialVersionUID = 1;
    private final Unit unit;

    Rows(Unit unit) {
      this.unit = unit;
    }

    @Override
    public void open(OpenContext context) {}

    @Override
    public void flatMap(Long drive, Collector<Row> out) {
      List<Row> rows = DriveRows.all(unit.drives().get(drive.intValue()), SAMPLES);
      rows.forEach(out::collect);
    }
  }
}
