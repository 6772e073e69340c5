package io.roadloom.bench;

import io.roadloom.function.DriveOperator;
import io.roadloom.function.Progress;
import io.roadloom.function.Types;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The operator of drives in a Flink job, fed from memory: a chain of it, what feeds it and what
 * keeps its samples, in each subtask. There is no shuffle; each subtask is fed the drives whose
 * keys are its own. Timed from the first event to the last row.
 */
final class AlignJob {
  /** One job at a time in this process; its tasks find it here. */
  private static volatile AlignJob running;

  private final int parallelism;
  private final List<List<DriveEvent>> events;
  private final Queue<List<Sample>> samples = new ConcurrentLinkedQueue<>();
  private final CyclicBarrier start;
  private final CyclicBarrier end;
  private volatile Spent.Mark started;
  private volatile Spent.Mark ended;

  /**
   * @param events of each subtask
   */
  AlignJob(List<List<DriveEvent>> events) {
    this.events = events;
    parallelism = events.size();
    start = new CyclicBarrier(parallelism, () -> started = Spent.Mark.now());
    end = new CyclicBarrier(parallelism, () -> ended = Spent.Mark.now());
  }

  /** Runs it; returns what its rows took, without the job around them. */
  Spent run() throws Exception {
    running = this;
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, AlignData.KEY_GROUPS);
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    DataStream<DriveEvent> fed =
        env.fromSource(
                new NumberSequenceSource(0, parallelism - 1L),
                WatermarkStrategy.noWatermarks(),
                "subtasks")
            .setParallelism(1)
            .partitionCustom((subtask, all) -> subtask.intValue(), (Long subtask) -> subtask)
            .flatMap(new Feed())
            .returns(Types.DRIVE_EVENT);
    DataStreamUtils.reinterpretAsKeyedStream(
            fed,
            event -> event.drive().driveId(),
            org.apache.flink.api.common.typeinfo.Types.STRING)
        .transform("drives", Types.ROW, DriveOperator.bounded(AlignData.rig(), Progress.EXACT))
        .sinkTo(new SampleSink());
    env.execute("align");
    return started.until(ended);
  }

  /** All samples of the last run. */
  List<Sample> samples() {
    return samples.stream().flatMap(List::stream).toList();
  }

  private static final class Feed implements FlatMapFunction<Long, DriveEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(Long subtask, Collector<DriveEvent> out)
        throws BrokenBarrierException, InterruptedException {
      AlignJob job = running;
      job.start.await();
      // The chain is one thread: the last row is out when this is done.
      job.events.get(subtask.intValue()).forEach(out::collect);
      job.end.await();
    }
  }

  /** Keeps the samples, as the peer does; signal rows go by. */
  private static final class SampleSink implements Sink<Row> {
    private static final long serialVersionUID = 1;

    @Override
    public SinkWriter<Row> createWriter(WriterInitContext context) {
      List<Sample> kept = new ArrayList<>();
      running.samples.add(kept);
      return new SinkWriter<>() {
        @Override
        public void write(Row row, Context at) {
          if (row instanceof Sample sample) {
            kept.add(sample);
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
