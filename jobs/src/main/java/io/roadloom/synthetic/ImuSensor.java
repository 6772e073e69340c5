package io.roadloom.synthetic;

/** {@code sensor_msgs/msg/Imu}: orientation, turn rates and accelerations of the car. */
final class ImuSensor implements Sensor {
  private static final double GRAVITY = 9.80665;
  private static final double[] COVARIANCE = {1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4};
  private final Noise noise;

  ImuSensor(Noise noise) {
    this.noise = noise;
  }

  @Override
  public String topic() {
    return "/imu";
  }

  @Override
  public String type() {
    return "sensor_msgs/msg/Imu";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    Trajectory.State car = moment.car();
    double half = car.heading() / 2;
    out.header(moment.stampNs(), Mount.IMU.frameId())
        .f64s(0, 0, StrictMath.sin(half), StrictMath.cos(half))
        .f64s(COVARIANCE)
        .f64s(noisy(0, 0.004), noisy(0, 0.004), noisy(car.yawRate(), 0.003))
        .f64s(COVARIANCE)
        .f64s(
            noisy(car.acceleration(), 0.05),
            noisy(car.speed() * car.yawRate(), 0.05),
            noisy(GRAVITY, 0.08))
        .f64s(COVARIANCE);
  }

  private double noisy(double value, double deviation) {
    return value + deviation * noise.next();
  }
}
