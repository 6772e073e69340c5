package io.roadloom.scene.country;

/** A stretch of outline that neighbours share: points on the grid, and the box around them. */
final class Arc {
  private final int[] x;
  private final int[] y;
  private int left = Integer.MAX_VALUE;
  private int right = Integer.MIN_VALUE;
  private int lower = Integer.MAX_VALUE;
  private int upper = Integer.MIN_VALUE;

  Arc(int[] x, int[] y) {
    this.x = x;
    this.y = y;
    for (int i = 0; i < x.length; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      lower = Math.min(lower, y[i]);
      upper = Math.max(upper, y[i]);
    }
  }

  /** Whether a ray from the point to the east crosses it an odd number of times. */
  boolean crossedOddly(double px, double py) {
    if (py < lower || py > upper || px > right) {
      return false;
    }
    boolean odd = false;
    for (int i = 1; i < x.length; i++) {
      if (y[i - 1] > py != y[i] > py) {
        double share = (py - y[i - 1]) / (y[i] - y[i - 1]);
        odd ^= px < x[i - 1] + share * (x[i] - x[i - 1]);
      }
    }
    return odd;
  }

  /** Metres from the point to the nearest of its own; {@code most} where that is not less. */
  double distance(double px, double py, double cellWidth, double cellHeight, double most) {
    double beside = Math.max(0, Math.max(left - px, px - right)) * cellWidth;
    double above = Math.max(0, Math.max(lower - py, py - upper)) * cellHeight;
    if (beside >= most || above >= most) {
      return most;
    }
    double least = most;
    for (int i = 1; i < x.length; i++) {
      double alongX = (x[i] - x[i - 1]) * cellWidth;
      double alongY = (y[i] - y[i - 1]) * cellHeight;
      double toX = (px - x[i - 1]) * cellWidth;
      double toY = (py - y[i - 1]) * cellHeight;
      double length = alongX * alongX + alongY * alongY;
      double share = length == 0 ? 0 : (toX * alongX + toY * alongY) / length;
      double onto = Math.max(0, Math.min(1, share));
      double offX = toX - onto * alongX;
      double offY = toY - onto * alongY;
      least = Math.min(least, Math.sqrt(offX * offX + offY * offY));
    }
    return least;
  }
}
