package io.roadloom.jobs;

import io.roadloom.lake.BackfillPlan;
import io.roadloom.lake.BackfillPlanner;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeException;
import io.roadloom.lake.Ledger;
import io.roadloom.lake.Unit;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.source.NothingToReadException;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Finds recordings, checks the rig against them, plans, and computes unit after unit. */
public final class Backfill {
  private final FlinkTarget target;
  private final String codeVersion;
  private final BackfillProgress progress;
  private final Patience patience;

  public Backfill(FlinkTarget target, String codeVersion, BackfillProgress progress) {
    this.target = target;
    this.codeVersion = codeVersion;
    this.progress = progress;
    this.patience = target.restarts() ? Patience.OF_A_CLUSTER : Patience.NONE;
  }

  /**
   * What {@link #run} would do. Writes nothing.
   *
   * @throws NothingToReadException where there is no recording
   * @throws RigException where the rig is wrong, or does not fit the recordings
   * @throws IOException where storage does not answer
   */
  public BackfillPreview preview(BackfillRequest request) throws IOException {
    List<ProbedRecording> found = FoundRecordings.of(request);
    Rig given = given(request, found);
    if (!Lake.exists(request.lake())) {
      return preview(request, found, rigs(given, found, Ledger.EMPTY), Ledger.EMPTY);
    }
    try (Lake lake = Lake.open(request.lake())) {
      return preview(request, found, rigs(given, found, lake), lake);
    }
  }

  private BackfillPreview preview(
      BackfillRequest request, List<ProbedRecording> found, Rigs rigs, Ledger ledger)
      throws IOException {
    return new BackfillPreview(found, rigs.byHash(), plan(request, found, rigs, ledger, ""));
  }

  /**
   * Does it. What was committed before a failure stays, and is not done again by the next run. A
   * storage that has answered once, and then is away, is waited for where jobs are restarted.
   *
   * @throws NothingToReadException where there is no recording
   * @throws RigException where the rig is wrong, or does not fit the recordings
   * @throws LakeException where the catalog or the warehouse does not do what is asked
   * @throws IOException where storage does not answer
   * @throws Exception where a job fails for another reason
   */
  public BackfillResult run(BackfillRequest request) throws Exception {
    List<ProbedRecording> found = FoundRecordings.of(request);
    Rig given = given(request, found);
    if (target.restarts()) {
      // A storage that does not answer at first may as well be a wrong address: that is told at
      // once.
      Lake.exists(request.lake());
    }
    try (Lake lake = patience.with(() -> Lake.openOrCreate(request.lake()))) {
      Rigs rigs = patience.with(() -> rigs(given, found, lake));
      try (RunRecord run = new RunRecord(lake, rigs.hash(), codeVersion, patience)) {
        BackfillPlan plan = patience.with(() -> plan(request, found, rigs, lake, run.id()));
        run.planned(plan);
        Map<String, Long> counts = compute(request, rigs, plan);
        BackfillResult result = BackfillResult.of(counts, plan, run.seconds());
        run.done(result);
        return result;
      }
    }
  }

  /** Before anything is made of the warehouse: mistakes in a rig are the likeliest. */
  private static @Nullable Rig given(BackfillRequest request, List<ProbedRecording> found)
      throws IOException {
    return request.rig() == null ? null : GivenRig.of(request.rig(), found);
  }

  private static Rigs rigs(@Nullable Rig given, List<ProbedRecording> found, Ledger ledger)
      throws IOException {
    return given == null ? Rigs.derived(found, ledger) : Rigs.given(given);
  }

  private BackfillPlan plan(
      BackfillRequest request, List<ProbedRecording> found, Rigs rigs, Ledger ledger, String runId)
      throws IOException {
    io.roadloom.lake.BackfillRequest asked =
        new io.roadloom.lake.BackfillRequest(
            found.stream().map(ProbedRecording::recording).toList(),
            drive -> rigs.ofDrive(drive).hash(),
            codeVersion,
            runId,
            request.force(),
            request.unitBytes());
    try {
      return new BackfillPlanner(ledger, new RecordingStorage()).plan(asked);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Map<String, Long> compute(BackfillRequest request, Rigs rigs, BackfillPlan plan)
      throws Exception {
    progress.planned(plan.read().stream().mapToLong(RecordingRef::size).sum());
    Map<String, Long> counts = new HashMap<>();
    long before = 0;
    for (Unit unit : plan.units()) {
      long doneBefore = before;
      try {
        new UnitRun(target, request, rigs.byHash().get(unit.rigHash()), patience)
            .run(unit, bytes -> progress.read(doneBefore + bytes))
            .forEach((name, count) -> counts.merge(name, count, Long::sum));
      } catch (Exception e) {
        throw Failures.cause(e);
      }
      before +=
          unit.drives().stream()
              .flatMap(drive -> drive.recordings().stream())
              .mapToLong(RecordingRef::size)
              .sum();
      progress.read(before);
    }
    return counts;
  }
}
