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
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails in the middle goes on from its last checkpoint and gives the same rows. */
class RestartTest {
  private static final AtomicInteger DECODED = new AtomicInteger();
  private static final AtomicInteger FAILED_AT = new AtomicInteger();
  private static final AtomicLong CHECKPOINT_AT_START = new AtomicLong();
  private static final int START = 30;
  private static final int FAILS_FROM = 60;
  private static final int MESSAGES = 120;

  /** A second for each message: a minute in all for a checkpoint to come. */
  private static final int PAUSES = 100;

  private static Path checkpoints;
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

    checkpoints = folder.resolve("checkpoints");
    DECODED.set(0);
    FAILED_AT.set(0);
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
    assertThat(FAILED_AT.get()).isGreaterThanOrEqualTo(FAILS_FROM);
    assertThat(DECODED.get())
        .as("messages decoded: some twice, for the failure; not all, for the checkpoint")
        .isBetween(MESSAGES + 1, MESSAGES + FAILED_AT.get() - 1);
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, Execution.STREAMING.mode());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
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

  /** Of those that are complete; older ones go meanwhile. */
  private static long newestCheckpoint() {
    long newest = 0;
    for (File job : in(checkpoints.toFile())) {
      for (File checkpoint : in(job)) {
        if (new File(checkpoint, "_metadata").isFile()) {
          String number = checkpoint.getName().substring("chk-".length());
          newest = Math.max(newest, Long.parseLong(number));
        }
      }
    }
    return newest;
  }

  private static File[] in(File folder) {
    File[] files = folder.listFiles();
    return files == null ? new File[0] : files;
  }

  /** Leaves time for checkpoints, and fails once: after one that was taken on the way. */
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
      int decoded = DECODED.incrementAndGet();
      pause();
      if (decoded == START) {
        CHECKPOINT_AT_START.set(newestCheckpoint());
      } else if (decoded >= FAILS_FROM && FAILED_AT.get() == 0 && checkpointComes()) {
        FAILED_AT.set(decoded);
        throw new IllegalStateException("fails once, for the test");
      }
      real.decode(data, offset, length, out);
    }

    /** A barrier passes between two chunks only, so no message waits for it without end. */
    private static boolean checkpointComes() {
      for (int i = 0; i < PAUSES; i++) {
        if (newestCheckpoint() > CHECKPOINT_AT_START.get() + 1) {
          return true;
        }
        pause();
      }
      return false;
    }

    private static void pause() {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
