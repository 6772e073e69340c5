package io.roadloom.dataset;

import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * Which of the selected samples are taken.
 *
 * @param every of a scene, in order of time, the first and every n-th after it; 1 for all
 * @param periodNs of a scene at most one in each period since the epoch; 0 for all
 * @param maxPerScene chosen by a hash of token and seed; 0 for no limit
 * @param balance by the values of a tag; null for none
 * @param seed of all that is chosen by hash
 */
public record Sampling(
    int every, long periodNs, int maxPerScene, @Nullable Balance balance, long seed)
    implements Serializable {
  public static final Sampling ALL = new Sampling(1, 0, 0, null, 0);

  /**
   * Thins out frequent values of a tag.
   *
   * @param by a tag of scenes
   * @param ratio how many times the samples of the rarest value another one may have, about
   */
  public record Balance(String by, double ratio) implements Serializable {}
}
