package io.roadloom.scene;

import io.roadloom.model.row.EgoPose;
import java.util.Map;

/** Where the scene is: the mean of its positions. */
final class Place implements Measure {
  // Numbers: the first position, the sums of the distances from it, how many positions.
  private static final int LAT = 0;
  private static final int LON = 1;
  private static final int NORTH = 2;
  private static final int EAST = 3;
  private static final int COUNT = 4;
  private static final int SIZE = 5;

  @Override
  public String name() {
    return "place";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public void add(SceneSample sample, double seconds, double[] memory) {
    if (!sample.placed()) {
      return;
    }
    EgoPose pose = sample.pose();
    if (memory[COUNT] == 0) {
      memory[LAT] = pose.lat();
      memory[LON] = pose.lon();
    }
    memory[NORTH] += pose.lat() - memory[LAT];
    memory[EAST] += Math.IEEEremainder(pose.lon() - memory[LON], 360);
    memory[COUNT]++;
  }

  @Override
  public void tell(double[] memory, Map<String, Double> measures) {
    if (memory[COUNT] > 0) {
      measures.put("lat", memory[LAT] + memory[NORTH] / memory[COUNT]);
      double lon = memory[LON] + memory[EAST] / memory[COUNT];
      measures.put("lon", Math.IEEEremainder(lon, 360));
    }
  }
}
