package io.roadloom.scene;

/**
 * The ground beneath vehicles, flat as it is over a few hundred metres. By {@link StrictMath}:
 * every machine gives the same.
 */
final class Ground {
  private static final double A = 6378137.0;
  private static final double E2 = 0.00669437999014;

  private Ground() {}

  /** Metres to the east of one position that another is, both near the latitude; degrees. */
  static double east(double fromLon, double toLon, double lat) {
    double phi = StrictMath.toRadians(lat);
    double sin = StrictMath.sin(phi);
    double radius = A / Math.sqrt(1 - E2 * sin * sin) * StrictMath.cos(phi);
    return StrictMath.toRadians(Math.IEEEremainder(toLon - fromLon, 360)) * radius;
  }

  /** Metres to the north; degrees. */
  static double north(double fromLat, double toLat) {
    double sin = StrictMath.sin(StrictMath.toRadians(fromLat));
    double bend = 1 - E2 * sin * sin;
    return StrictMath.toRadians(toLat - fromLat) * A * (1 - E2) / (bend * Math.sqrt(bend));
  }
}
