package io.roadloom.live;

import io.roadloom.lake.LakeException;
import java.util.OptionalLong;

/** Whether a pipeline may start where it is told to, given what the tables hold of it. */
final class Resumption {
  private Resumption() {}

  /**
   * The checkpoint that a pipeline goes on from; 0 at a fresh start.
   *
   * @param restored checkpoint that it is restored from
   * @throws LakeException where rows would be written a second time
   */
  static long checkpoint(String liveName, OptionalLong restored, CommittedCheckpoints committed) {
    long newest = committed.newest(liveName);
    if (restored.isEmpty() && newest >= 0) {
      throw new LakeException(
          "the tables already hold rows of live pipeline "
              + liveName
              + "; start it from its newest checkpoint or give another name");
    }
    if (restored.isPresent() && newest > restored.getAsLong()) {
      throw new LakeException(
          String.format(
              "the tables hold rows of live pipeline %s up to checkpoint %d, and checkpoint %d is"
                  + " older; start it from its newest checkpoint, or rewind the tables with it",
              liveName, newest, restored.getAsLong()));
    }
    return restored.orElse(0);
  }
}
