package io.roadloom.it;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A process is killed, and started again.
 *
 * @param pauseMs after the one before was started again
 * @param awayMs how long there is none
 */
record Loss(Victim victim, long pauseMs, long awayMs) {
  private static final int LONGEST_AWAY_MS = 3_000;
  private static final int WHILE_IT_RECOVERS_MS = 4_000;

  /**
   * At random moments: one in three comes while the pipeline still recovers from the one before.
   *
   * @param firstMs after the start, at least
   * @param spanMs of the other pauses
   */
  static List<Loss> of(List<Victim> victims, int firstMs, int spanMs, Random random) {
    return IntStream.range(0, victims.size())
        .mapToObj(
            i -> {
              int span = i > 0 && random.nextInt(3) == 0 ? WHILE_IT_RECOVERS_MS : spanMs;
              return new Loss(
                  victims.get(i),
                  (i == 0 ? firstMs : 0) + random.nextInt(span),
                  random.nextInt(LONGEST_AWAY_MS));
            })
        .toList();
  }
}
