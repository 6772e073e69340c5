package io.roadloom.lake;

import java.io.Serializable;

/**
 * A live pipeline, as the tables know it.
 *
 * @param liveName the same through restarts and upgrades, one pipeline's alone: letters, digits,
 *     dots, dashes, underscores
 * @param runId this run of the program
 */
public record LiveRun(String liveName, String runId, String rigHash, String codeVersion)
    implements Serializable {
  public LiveRun {
    if (!liveName.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "live name '%s': expected letters, digits, dots, dashes, underscores"
              .formatted(liveName));
    }
  }

  /** What a checkpoint's commits are told by. */
  String unit(long checkpoint) {
    return liveName + "-" + checkpoint;
  }
}
