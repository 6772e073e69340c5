package io.roadloom.dataset.similar;

/** Positions as whole numbers of 1e-7 degrees, about a centimetre. */
final class Place {
  /** Instead of a coordinate that is not known. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final int COARSE = 1000;
  private static final double PER_DEGREE = 1e7;
  private static final double METRES = Math.toRadians(6_371_008.8) / PER_DEGREE;
  private static final long TURN = 3_600_000_000L;

  private Place() {}

  static int of(double degrees) {
    return Double.isNaN(degrees) ? UNKNOWN : (int) Math.rint(degrees * PER_DEGREE);
  }

  /**
   * The middle of about ten metres that a coordinate lies in: places that are near are the same.
   */
  static int coarse(int coordinate) {
    return coordinate == UNKNOWN
        ? UNKNOWN
        : Math.floorDiv(coordinate, COARSE) * COARSE + COARSE / 2;
  }

  /** Metres between two places that are not far apart; far ones come out far. */
  static double metres(int lat, int lon, int otherLat, int otherLon) {
    double middle = ((double) lat + otherLat) / 2 / PER_DEGREE;
    long across = Math.abs((long) lon - otherLon);
    double east = Math.min(across, TURN - across) * StrictMath.cos(Math.toRadians(middle));
    double north = (double) lat - otherLat;
    return Math.sqrt(east * east + north * north) * METRES;
  }
}
