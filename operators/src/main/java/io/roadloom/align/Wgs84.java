package io.roadloom.align;

/** Geodetic coordinates to metres east-north-up of an origin, exactly. */
final class Wgs84 {
  private static final double A = 6378137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);

  private Wgs84() {}

  /** Degrees and metres above the ellipsoid in; {east, north, up} in metres out. */
  static double[] enu(double lat, double lon, double alt, double[] origin) {
    double[] point = ecef(lat, lon, alt);
    double[] base = ecef(origin[0], origin[1], origin[2]);
    double dx = point[0] - base[0];
    double dy = point[1] - base[1];
    double dz = point[2] - base[2];
    double phi = Math.toRadians(origin[0]);
    double lambda = Math.toRadians(origin[1]);
    double ahead = Math.cos(lambda) * dx + Math.sin(lambda) * dy;
    return new double[] {
      -Math.sin(lambda) * dx + Math.cos(lambda) * dy,
      -Math.sin(phi) * ahead + Math.cos(phi) * dz,
      Math.cos(phi) * ahead + Math.sin(phi) * dz
    };
  }

  private static double[] ecef(double lat, double lon, double alt) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    double n = A / Math.sqrt(1 - E2 * Math.sin(phi) * Math.sin(phi));
    return new double[] {
      (n + alt) * Math.cos(phi) * Math.cos(lambda),
      (n + alt) * Math.cos(phi) * Math.sin(lambda),
      (n * (1 - E2) + alt) * Math.sin(phi)
    };
  }
}
