package io.roadloom.scene;

import java.util.Map;

/**
 * Something that the samples of a scene add up to. Stateless: what it remembers of the open scene
 * is a few numbers, which lie in the drive's state and start as zeros.
 */
interface Measure {
  /** Names the numbers in state: never to be changed, nor to be used again for other numbers. */
  String name();

  /** How many numbers it remembers. */
  int size();

  /**
   * Takes in the scene's next sample.
   *
   * @param seconds since the scene's first sample
   */
  void add(SceneSample sample, double seconds, double[] memory);

  /** Adds what the scene came to; nothing that is not known. */
  void tell(double[] memory, Map<String, Double> measures);
}
