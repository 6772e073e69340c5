package io.roadloom.scene;

import io.roadloom.model.row.EgoPose;
import java.util.Map;

/**
 * How far and how fast the vehicle went over ground. The way is paced out in strides of a second or
 * more: between neighbouring keyframes a receiver's noise would outweigh it.
 */
final class Motion implements Measure {
  private static final double STRIDE_SECONDS = 1;

  /** A stride slower than this is a stand, m/s: receivers wander. */
  private static final double STILL = 0.5;

  // Numbers: the last stride's end, the newest position, and what the strides add up to.
  private static final int KNOWN = 0;
  private static final int FROM_LAT = 1;
  private static final int FROM_LON = 2;
  private static final int FROM_SECONDS = 3;
  private static final int LAT = 4;
  private static final int LON = 5;
  private static final int SECONDS = 6;
  private static final int DISTANCE = 7;
  private static final int WALKED = 8;
  private static final int STOOD = 9;
  private static final int FASTEST = 10;
  private static final int SIZE = 11;

  @Override
  public String name() {
    return "motion";
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
    memory[LAT] = pose.lat();
    memory[LON] = pose.lon();
    memory[SECONDS] = seconds;
    if (memory[KNOWN] == 0) {
      memory[KNOWN] = 1;
      start(memory);
    } else if (seconds - memory[FROM_SECONDS] >= STRIDE_SECONDS) {
      stride(memory);
    }
  }

  private static void start(double[] memory) {
    memory[FROM_LAT] = memory[LAT];
    memory[FROM_LON] = memory[LON];
    memory[FROM_SECONDS] = memory[SECONDS];
  }

  private static void stride(double[] memory) {
    double metres = metres(memory);
    double seconds = memory[SECONDS] - memory[FROM_SECONDS];
    double speed = metres / seconds;
    memory[DISTANCE] += metres;
    memory[WALKED] += seconds;
    memory[STOOD] += speed < STILL ? seconds : 0;
    memory[FASTEST] = Math.max(memory[FASTEST], speed);
    start(memory);
  }

  private static double metres(double[] memory) {
    double east = Ground.east(memory[FROM_LON], memory[LON], memory[FROM_LAT]);
    double north = Ground.north(memory[FROM_LAT], memory[LAT]);
    return Math.sqrt(east * east + north * north);
  }

  /** Of positions over less than a stride: nothing. */
  @Override
  public void tell(double[] memory, Map<String, Double> measures) {
    if (memory[WALKED] == 0) {
      return;
    }
    double distance = memory[DISTANCE] + metres(memory);
    double seconds = memory[WALKED] + memory[SECONDS] - memory[FROM_SECONDS];
    measures.put("distance_m", distance);
    measures.put("speed_mean", distance / seconds);
    measures.put("speed_max", memory[FASTEST]);
    measures.put("standstill_share", memory[STOOD] / memory[WALKED]);
  }
}
