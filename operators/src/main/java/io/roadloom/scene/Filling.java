package io.roadloom.scene;

import java.util.Map;

/** How complete the samples are. */
final class Filling implements Measure {
  @Override
  public String name() {
    return "filling";
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public void add(SceneSample sample, double seconds, double[] memory) {
    memory[0] += sample.completeness();
    memory[1]++;
  }

  @Override
  public void tell(double[] memory, Map<String, Double> measures) {
    measures.put("completeness_mean", memory[0] / memory[1]);
  }
}
