package io.roadloom.lake;

import java.util.OptionalLong;

/** Whether a pipeline that starts and the tables fit together. */
final class LiveFit {
  private final Lake lake;
  private final LiveRun run;

  LiveFit(Lake lake, LiveRun run) {
    this.lake = lake;
    this.run = run;
  }

  /**
   * Refuses what does not fit.
   *
   * @param restored the checkpoint that the pipeline starts from
   * @param committed the newest checkpoint that was committed when that one was taken; −1 for none
   * @throws LiveRefusedException where rows would be lost or doubled
   */
  void check(OptionalLong restored, long committed) {
    long newest = LiveHistory.newestCommitted(lake, run.liveName());
    if (restored.isEmpty()) {
      refuse(
          newest >= 0,
          "the tables hold its rows up to checkpoint %d, but it was started without one; start it from its newest checkpoint or savepoint, or under another name"
              .formatted(newest));
      return;
    }
    long checkpoint = restored.getAsLong();
    refuse(
        newest > checkpoint,
        "checkpoint %d is older than the tables, which hold rows up to checkpoint %d; start from a newer one, or rewind the tables with it"
            .formatted(checkpoint, newest));
    long whole =
        LiveMarks.newest(lake.table(Tables.DRIVE_REVISION.name()))
            .getOrDefault(run.liveName(), -1L);
    refuse(
        whole < committed,
        "checkpoint %d follows on rows up to checkpoint %d, but the tables hold them up to %d only; start from an older one, or with the name and the tables it had"
            .formatted(checkpoint, committed, whole));
  }

  private void refuse(boolean unfit, String reason) {
    if (unfit) {
      throw new LiveRefusedException(run, reason);
    }
  }
}
