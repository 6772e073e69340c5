package io.roadloom.jobs;

import io.roadloom.lake.BackfillPlan;
import io.roadloom.lake.Lake;
import io.roadloom.lake.PipelineRun;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.annotation.Nullable;

/** Writes one row of {@code pipeline_run} at the end of a run, however it ends. */
final class RunRecord implements AutoCloseable {
  private static final Clock WALL = Clock.systemUTC();
  private final Lake lake;
  private final String rigHash;
  private final String codeVersion;
  private final Patience patience;
  private final String id = UUID.randomUUID().toString();
  private final Instant started = WALL.instant();
  private String manifestHash = "";
  private @Nullable BackfillResult result;

  RunRecord(Lake lake, String rigHash, String codeVersion, Patience patience) {
    this.lake = lake;
    this.rigHash = rigHash;
    this.codeVersion = codeVersion;
    this.patience = patience;
  }

  String id() {
    return id;
  }

  double seconds() {
    return Duration.between(started, WALL.instant()).toMillis() / 1e3;
  }

  void planned(BackfillPlan plan) {
    manifestHash =
        Token.of(
            plan.read().stream()
                .map(RecordingRef::recordingId)
                .sorted()
                .map(Token::text)
                .toArray(byte[][]::new));
  }

  void done(BackfillResult outcome) {
    result = outcome;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    boolean done = result != null;
    String status = !done ? "failed" : result.quarantined() > 0 ? "quarantined" : "done";
    PipelineRun run =
        new PipelineRun(
            id,
            "backfill",
            rigHash,
            codeVersion,
            manifestHash,
            status,
            nanos(started),
            nanos(WALL.instant()),
            done ? result.recordings().read() : 0,
            done ? result.messages() : 0,
            done ? result.bytes() : 0);
    // Where it failed, whoever waits for the reason has waited long enough.
    (done ? patience : Patience.NONE)
        .with(() -> add(run), () -> lake.recorded(id) ? run : add(run));
  }

  private PipelineRun add(PipelineRun run) {
    lake.record(run);
    return run;
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
