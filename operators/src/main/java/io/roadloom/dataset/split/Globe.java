package io.roadloom.dataset.split;

/** The earth as a sphere. */
public final class Globe {
  /** Mean radius, metres. */
  public static final double RADIUS = 6_371_008.8;

  private Globe() {}

  /** Whether there is such a place. */
  public static boolean isPlace(double lat, double lon) {
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 360;
  }

  /** Metres between two places, by the haversine formula. */
  public static double metres(double lat, double lon, double otherLat, double otherLon) {
    double north = Math.sin(Math.toRadians(otherLat - lat) / 2);
    double east = Math.sin(Math.toRadians(otherLon - lon) / 2);
    double h =
        north * north
            + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * east * east;
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  /** Metres along the surface, of the square of the straight way between two unit vectors. */
  static double metres(double chordSquared) {
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chordSquared) / 2));
  }
}
