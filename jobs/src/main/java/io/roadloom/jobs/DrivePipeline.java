package io.roadloom.jobs;

import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveOperator;
import io.roadloom.function.Types;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.RawBatch;
import io.roadloom.model.row.Row;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one topology: source, decode and stamp in one chain; the shuffle by drive; drives. Jobs
 * differ in source, mode and sink only, and bring them.
 */
public final class DrivePipeline {
  private DrivePipeline() {}

  /** What a job of the pipeline needs of Flink, whatever the place. */
  public static Configuration settings(RuntimeExecutionMode mode) {
    Configuration job = new Configuration();
    job.set(ExecutionOptions.RUNTIME_MODE, mode);
    // Values are immutable and no operator keeps or changes another's.
    job.set(PipelineOptions.OBJECT_REUSE, true);
    job.set(PipelineOptions.GENERIC_TYPES, false);
    job.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return job;
  }

  /** Recordings as a source of the pipeline. */
  public static SingleOutputStreamOperator<RawBatch> recordings(
      StreamExecutionEnvironment env, Source<RawBatch, ?, ?> source) {
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "recordings", Types.RAW_BATCH)
        .uid("recordings");
  }

  /**
   * Adds the pipeline to a source.
   *
   * @param source where chunks or micro-batches come from
   * @param decode turns them into events of drives
   * @param drives turns those into rows
   * @return the rows, for a sink to take
   */
  public static SingleOutputStreamOperator<Row> build(
      SingleOutputStreamOperator<RawBatch> source, DecodeFunction decode, DriveOperator drives) {
    return source
        .process(decode, Types.DRIVE_EVENT)
        .name("decode")
        .uid("decode")
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<DriveEvent>noWatermarks()
                .withTimestampAssigner((event, before) -> event.orderNs()))
        .name("stamp")
        .uid("stamp")
        .keyBy(event -> event.drive().driveId(), org.apache.flink.api.common.typeinfo.Types.STRING)
        .transform("drives", Types.ROW, drives)
        .uid("drives")
        // Named, or the adaptive scheduler of BATCH decides by bytes that one subtask will do.
        .setParallelism(source.getParallelism());
  }
}
