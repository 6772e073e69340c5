package io.roadloom.scene;

import io.roadloom.model.row.EgoPose;
import java.util.Map;

/**
 * How far the vehicle turned, to the left: by its orientation where that is known, else by its
 * course over ground, which a standing vehicle has not.
 */
final class Turning implements Measure {
  /** From one position to the next that gives a course, metres: far beyond a receiver's noise. */
  private static final double COURSE_METRES = 10;

  // Numbers of a turn: how many headings, the newest, the sum since the first and its bounds.
  private static final int COUNT = 0;
  private static final int HEADING = 1;
  private static final int SUM = 2;
  private static final int LEAST = 3;
  private static final int MOST = 4;

  private static final int BY_ORIENTATION = 0;
  private static final int BY_COURSE = 5;
  private static final int PLACED = 10;
  private static final int LAT = 11;
  private static final int LON = 12;
  private static final int SIZE = 13;

  @Override
  public String name() {
    return "turning";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public void add(SceneSample sample, double seconds, double[] memory) {
    EgoPose pose = sample.pose();
    if (pose == null) {
      return;
    }
    if (pose.qw() != null) {
      head(yaw(pose), memory, BY_ORIENTATION);
    }
    if (sample.placed()) {
      place(pose.lat(), pose.lon(), memory);
    }
  }

  /** Of the body's forward axis, degrees from east to the north. */
  private static double yaw(EgoPose pose) {
    double east = 1 - 2 * (pose.qy() * pose.qy() + pose.qz() * pose.qz());
    double north = 2 * (pose.qw() * pose.qz() + pose.qx() * pose.qy());
    return StrictMath.toDegrees(StrictMath.atan2(north, east));
  }

  private static void place(double lat, double lon, double[] memory) {
    if (memory[PLACED] != 0) {
      double east = Ground.east(memory[LON], lon, memory[LAT]);
      double north = Ground.north(memory[LAT], lat);
      if (east * east + north * north < COURSE_METRES * COURSE_METRES) {
        return;
      }
      head(StrictMath.toDegrees(StrictMath.atan2(north, east)), memory, BY_COURSE);
    }
    memory[PLACED] = 1;
    memory[LAT] = lat;
    memory[LON] = lon;
  }

  private static void head(double heading, double[] memory, int turn) {
    if (memory[turn + COUNT] > 0) {
      double more = Math.IEEEremainder(heading - memory[turn + HEADING], 360);
      double sum = memory[turn + SUM] + more;
      memory[turn + SUM] = sum;
      memory[turn + LEAST] = Math.min(memory[turn + LEAST], sum);
      memory[turn + MOST] = Math.max(memory[turn + MOST], sum);
    }
    memory[turn + COUNT]++;
    memory[turn + HEADING] = heading;
  }

  @Override
  public void tell(double[] memory, Map<String, Double> measures) {
    int turn = memory[BY_ORIENTATION + COUNT] > 1 ? BY_ORIENTATION : BY_COURSE;
    if (memory[turn + COUNT] > 1) {
      measures.put("turn_deg", memory[turn + SUM]);
      measures.put("turn_range_deg", memory[turn + MOST] - memory[turn + LEAST]);
    }
  }
}
