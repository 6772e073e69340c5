package io.roadloom.dataset.similar;

/** Takes pairs of hashes that are near each other, each once. */
@FunctionalInterface
public interface PairSink {
  /**
   * @param a what one of the hashes goes by
   * @param b what the other does
   */
  void pair(int a, int b);
}
