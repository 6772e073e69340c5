package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.DecoderFactory;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveOperator;
import io.roadloom.lake.BackfillPlanner;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.LakeSink;
import io.roadloom.lake.Ledger;
import io.roadloom.lake.Unit;
import io.roadloom.model.Modality;
import io.roadloom.rig.Rig;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingSource;
import io.roadloom.source.RecordingStorage;
import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails in the middle goes on from its last checkpoint and gives the same rows. */
@Timeout(120)
class RestartTest {
  private static final AtomicInteger DECODED = new AtomicInteger();
  private static final int FAILS_AT = 60;
  private static final int MESSAGES = 120;
  @TempDir Path folder;

  @Test
  void aRestartedJobGivesTheRowsOfAnUndisturbedOne() throws Exception {
    Path recording = SharedData.path("drives/kitti-0005-a.mcap");
    Path rig = SharedData.path("expected/kitti-0005-a.rig.yaml");
    LakeConfig lake =
        new LakeConfig(folder.resolve("w").toUri().toString(), "auto", Map.of(), "here");
    BackfillRequest request =
        new BackfillRequest(
            List.of(recording.toString()),
            lake,
            rig.toString(),
            null,
            Execution.STREAMING,
            true,
            false,
            1L << 30);
    List<ProbedRecording> found = FoundRecordings.of(request);
    Rig read = GivenRig.of(request.rig(), found);
    Unit unit =
        new BackfillPlanner(Ledger.EMPTY, new RecordingStorage())
            .plan(
                new io.roadloom.lake.BackfillRequest(
                    List.of(found.get(0).recording()),
                    drive -> read.hash(),
                    "test",
                    "run",
                    false,
                    1L << 30))
            .units()
            .get(0);

    DECODED.set(0);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration());
    LakeSink.attach(
        DrivePipeline.build(
            DrivePipeline.recordings(
                env,
                RecordingSource.of(unit.drives().get(0).recordings(), Execution.STREAMING.order())),
            new DecodeFunction(read, RestartTest::slowAndFailing, true),
            DriveOperator.bounded(read, Execution.STREAMING.progress())),
        lake,
        unit);
    env.execute();

    ExpectedSamples.read(SharedData.path("expected/kitti-0005-a.samples.csv")).check(lake);
    assertThat(DECODED.get())
        .as("messages decoded: some twice, for the failure; not all, for the checkpoint")
        .isBetween(MESSAGES + 1, MESSAGES + FAILS_AT - 1);
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, Execution.STREAMING.mode());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  private static DecoderFactory slowAndFailing(Rig rig) {
    DecoderFactory real = Decoders.of(rig);
    return channel -> new SlowAndFailing(real.decoder(channel));
  }

  /** Leaves time for checkpoints, and fails once. */
  private record SlowAndFailing(MessageDecoder real) implements MessageDecoder {
    @Override
    public Modality modality() {
      return real.modality();
    }

    @Override
    public List<SignalInfo> signals() {
      return real.signals();
    }

    @Override
    public void decode(byte[] data, int offset, int length, Decoded out)
        throws MalformedMessageException {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      if (DECODED.incrementAndGet() == FAILS_AT) {
        throw new IllegalStateException("fails once, for the test");
      }
      real.decode(data, offset, length, out);
    }
  }
}
