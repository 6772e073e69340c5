package io.roadloom.synthetic;

/** {@code sensor_msgs/msg/NavSatFix}: where the car is on the globe. */
final class GnssSensor implements Sensor {
  private static final double ALTITUDE = 519;
  private static final double EQUATOR_M = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 6.69437999014e-3;
  private static final double DEVIATION_M = 0.02;
  private static final int DIAGONAL_KNOWN = 2;
  private static final int GPS = 1;
  private final DriveSpec.Place start;
  private final Noise noise;

  /**
   * @param start where the drive begins
   */
  GnssSensor(DriveSpec.Place start, Noise noise) {
    this.start = start;
    this.noise = noise;
  }

  @Override
  public String topic() {
    return "/gnss";
  }

  @Override
  public String type() {
    return "sensor_msgs/msg/NavSatFix";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    double sine = StrictMath.sin(StrictMath.toRadians(start.latitude()));
    double flat = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double meridian = EQUATOR_M * (1 - ECCENTRICITY_SQUARED) / (flat * StrictMath.sqrt(flat));
    double parallel =
        EQUATOR_M / StrictMath.sqrt(flat) * StrictMath.cos(StrictMath.toRadians(start.latitude()));
    double north = moment.car().y() + DEVIATION_M * noise.next();
    double east = moment.car().x() + DEVIATION_M * noise.next();
    double variance = DEVIATION_M * DEVIATION_M;
    out.header(moment.stampNs(), Mount.GNSS.frameId())
        .u8(0)
        .u16(GPS)
        .f64(start.latitude() + StrictMath.toDegrees(north / meridian))
        .f64(start.longitude() + StrictMath.toDegrees(east / parallel))
        .f64(ALTITUDE + 2 * DEVIATION_M * noise.next())
        .f64s(variance, 0, 0, 0, variance, 0, 0, 0, 4 * variance)
        .u8(DIAGONAL_KNOWN);
  }
}
