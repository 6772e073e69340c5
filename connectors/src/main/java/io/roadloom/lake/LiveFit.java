package io.roadloom.lake;

import java.util.OptionalLong;

/** Whether a pipeline that starts and the tables fit together. */
public final class LiveFit {
  private LiveFit() {}

  /**
   * Refuses a start that would write rows again that are there.
   *
   * @param restored the checkpoint that the pipeline starts from
   * @param newest the newest checkpoint that any table holds rows of; −1 for none
   * @throws LiveRefusedException saying what to start from instead
   */
  public static void check(String liveName, OptionalLong restored, long newest) {
    if (restored.isEmpty() && newest >= 0) {
      throw new LiveRefusedException(
          liveName,
          "the tables hold its rows up to checkpoint %d, but it was started without one; start it from its newest checkpoint or savepoint, or under another name"
              .formatted(newest));
    }
    if (restored.isPresent() && newest > restored.getAsLong()) {
      throw new LiveRefusedException(
          liveName,
          "checkpoint %d is older than the tables, which hold rows up to checkpoint %d; start from a newer one, or rewind the tables with it"
              .formatted(restored.getAsLong(), newest));
    }
  }

  /**
   * Refuses also a start that follows on rows which the tables no longer hold.
   *
   * @param committed the newest checkpoint that was committed when the restored one was taken; −1
   *     for none
   */
  static void check(Lake lake, String liveName, OptionalLong restored, long committed) {
    check(liveName, restored, LiveHistory.newestCommitted(lake, liveName));
    if (restored.isEmpty()) {
      return;
    }
    long whole =
        LiveMarks.newest(lake.table(Tables.DRIVE_REVISION.name())).getOrDefault(liveName, -1L);
    if (whole < committed) {
      throw new LiveRefusedException(
          liveName,
          "checkpoint %d follows on rows up to checkpoint %d, but the tables hold them up to %d only; start from an older one, or with the name and the tables it had"
              .formatted(restored.getAsLong(), committed, whole));
    }
  }
}
