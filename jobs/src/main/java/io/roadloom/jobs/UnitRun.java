package io.roadloom.jobs;

import io.roadloom.decode.Decoders;
import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveOperator;
import io.roadloom.lake.LakeSink;
import io.roadloom.lake.Unit;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import io.roadloom.source.RecordingSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs one unit as one Flink job. */
final class UnitRun {
  private final FlinkTarget target;
  private final BackfillRequest request;
  private final Rig rig;
  private final Patience patience;

  UnitRun(FlinkTarget target, BackfillRequest request, Rig rig, Patience patience) {
    this.target = target;
    this.request = request;
    this.rig = rig;
    this.patience = patience;
  }

  /**
   * Runs it to its end.
   *
   * @param read told now and then how many bytes have been read
   * @return what was committed, by the names of the lake's counters
   */
  Map<String, Long> run(Unit unit, LongConsumer read) throws Exception {
    StreamExecutionEnvironment env =
        target.environment(DrivePipeline.settings(request.execution().mode()));
    List<RecordingRef> recordings =
        unit.drives().stream().flatMap(drive -> drive.recordings().stream()).toList();
    Execution execution = request.execution();
    DataStream<Row> rows =
        DrivePipeline.build(
            DrivePipeline.recordings(env, RecordingSource.of(recordings, execution.order())),
            new DecodeFunction(rig, Decoders::of, request.hashImages()),
            DriveOperator.bounded(rig, execution.progress()));
    // Makes and opens the tables before it touches the topology: it can be done again.
    patience.with(() -> LakeSink.attach(rows, request.lake(), unit));
    return JobWatch.follow(
        env.executeAsync("backfill " + unit.id()), DecodeFunction.BYTES_READ, read);
  }
}
