package io.roadloom.synthetic;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A signal that is alone in its CAN message: 16 bits at the start of the data.
 *
 * @param message the message's name
 * @param labels names of the values from 0 on; none for a quantity
 */
record CanSignal(
    String message,
    int id,
    boolean bigEndian,
    boolean signed,
    double scale,
    String unit,
    List<String> labels,
    ToDoubleFunction<Moment> value) {
  private static final double WHEEL_BASE_M = 2.7;
  private static final double HALF_TRACK_M = 0.78;
  private static final double STEER_RATIO = 14.5;
  private static final double KMH = 3.6;

  /** What every signal is called in its message. */
  static final String NAME = "VALUE";

  /** All that the car sends, each as often as the others. */
  static final List<CanSignal> ALL =
      List.of(
          speed("WHEEL_FL", 0x101, -HALF_TRACK_M),
          speed("WHEEL_FR", 0x102, HALF_TRACK_M),
          speed("WHEEL_RL", 0x103, -HALF_TRACK_M),
          speed("WHEEL_RR", 0x104, HALF_TRACK_M),
          speed("VEHICLE_SPEED", 0x110, 0),
          little("STEER_ANGLE", 0x120, 0.1, "deg", CanSignal::steerAngle),
          little("STEER_TORQUE", 0x121, 0.01, "Nm", m -> 0.04 * steerAngle(m)),
          little("YAW_RATE", 0x130, 0.01, "deg/s", m -> StrictMath.toDegrees(m.car().yawRate())),
          little("LONG_ACCEL", 0x131, 0.001, "m/s2", m -> m.car().acceleration()),
          little("LAT_ACCEL", 0x132, 0.001, "m/s2", m -> m.car().speed() * m.car().yawRate()),
          big("THROTTLE", 0x140, 0.01, "%", m -> Math.max(0, 18 + 22 * m.car().acceleration())),
          big("BRAKE_PRESSURE", 0x141, 0.01, "bar", m -> 9 * Math.max(0, -m.car().acceleration())),
          big("ENGINE_RPM", 0x150, 0.25, "rpm", m -> 900 + 2400 * (m.car().speed() / 6 % 1)),
          labelled("GEAR", 0x151, List.of("P", "R", "N", "D"), m -> 3),
          big("COOLANT_TEMP", 0x152, 0.1, "degC", m -> 88 + StrictMath.sin(m.seconds() / 40)),
          big("FUEL_LEVEL", 0x153, 0.01, "%", m -> Math.max(0, 63 - m.seconds() / 400)),
          big("BATTERY_VOLTAGE", 0x154, 0.001, "V", m -> 14.1 + 0.1 * StrictMath.sin(m.seconds())),
          big("TRIP", 0x160, 1, "m", m -> m.car().distance() % 60_000),
          little("OUTSIDE_TEMP", 0x161, 0.1, "degC", m -> -2.5),
          labelled(
              "TURN_SIGNAL",
              0x162,
              List.of("OFF", "LEFT", "RIGHT"),
              m -> Math.abs(m.car().curvature()) < 4e-3 ? 0 : m.car().curvature() > 0 ? 1 : 2));

  private static CanSignal speed(String message, int id, double right) {
    return big(message, id, 0.01, "km/h", m -> KMH * (m.car().speed() + right * m.car().yawRate()));
  }

  private static double steerAngle(Moment moment) {
    return StrictMath.toDegrees(
        STEER_RATIO * StrictMath.atan(WHEEL_BASE_M * moment.car().curvature()));
  }

  private static CanSignal big(
      String message, int id, double scale, String unit, ToDoubleFunction<Moment> value) {
    return new CanSignal(message, id, true, false, scale, unit, List.of(), value);
  }

  private static CanSignal little(
      String message, int id, double scale, String unit, ToDoubleFunction<Moment> value) {
    return new CanSignal(message, id, false, true, scale, unit, List.of(), value);
  }

  private static CanSignal labelled(
      String message, int id, List<String> labels, ToDoubleFunction<Moment> value) {
    return new CanSignal(message, id, true, false, 1, "", labels, value);
  }

  /** The raw value on the wire. */
  int raw(Moment moment) {
    return (int) Math.round(value.applyAsDouble(moment) / scale);
  }
}
