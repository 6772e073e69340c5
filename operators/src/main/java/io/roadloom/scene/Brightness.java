package io.roadloom.scene;

import java.util.Map;

/** How bright the images of the cameras are. */
final class Brightness implements Measure {
  @Override
  public String name() {
    return "brightness";
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public void add(SceneSample sample, double seconds, double[] memory) {
    memory[0] += sample.lumaSum();
    memory[1] += sample.images();
  }

  @Override
  public void tell(double[] memory, Map<String, Double> measures) {
    if (memory[1] > 0) {
      measures.put("luma_mean", memory[0] / memory[1]);
    }
  }
}
