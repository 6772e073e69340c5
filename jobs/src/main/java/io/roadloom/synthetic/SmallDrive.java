package io.roadloom.synthetic;

import io.roadloom.model.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A drive of small messages without end, one signal in each: of twenty, sixteen CAN frames, three
 * turn rates and one altitude.
 */
public final class SmallDrive {
  private static final int CAN = 0;
  private static final int IMU = 1;
  private static final int GNSS = 2;
  private static final long SECOND = 1_000_000_000L;
  private static final long LATENCY_NS = 500_000;
  private static final long TRANSPORT_NS = 180_000;
  private static final String DBC = "demo.dbc";
  private static final String RIG =
      """
      keyframes: {period: %dms}
      max_disorder: 2s
      channels:
        /imu: {policy: nearest, tolerance: 60ms, clock: header}
        /gnss: {policy: nearest, tolerance: 60ms, clock: header}
        /can/0: {dbc: %s}
      signals:
        speed: {channel: /can/0, field: VEHICLE_SPEED.VALUE, policy: linear, max_gap: 250ms}
        gear: {channel: /can/0, field: GEAR.VALUE, policy: previous, max_age: 250ms}
        yaw_rate: {channel: /imu, policy: linear, max_gap: 250ms}
        altitude: {channel: /gnss, policy: linear, max_gap: 250ms}
      """;

  /** A channel, the same in all drives. */
  public record Channel(String topic, Schema schema) {}

  /** Of {@link #CHANNELS}, by their place. */
  public static final List<Channel> CHANNELS =
      List.of(
          channel("/can/0", "can_msgs/msg/Frame"),
          channel("/imu", "roadloom_msgs/msg/YawRate"),
          channel("/gnss", "roadloom_msgs/msg/Altitude"));

  /** How channels' messages follow each other. */
  private static final int[] PATTERN = {
    CAN, CAN, CAN, CAN, IMU, CAN, CAN, CAN, CAN, IMU, CAN, CAN, CAN, CAN, IMU, CAN, CAN, CAN, CAN,
    GNSS
  };

  /**
   * A message.
   *
   * @param channel its place in {@link #CHANNELS}
   */
  public record Message(int channel, long sequence, long logNs, long publishNs, byte[] payload) {}

  private final CanSensor can = new CanSensor();
  private final CdrWriter out = new CdrWriter();
  private final long[] sequences = new long[CHANNELS.size()];
  private final Trajectory trajectory;
  private final long startNs;
  private final int hz;
  private long index;

  /**
   * @param startNs time of the first reading, ns since the epoch
   * @param hz messages a second, over all channels
   */
  public SmallDrive(long seed, long startNs, int hz) {
    this.trajectory = new Trajectory(seed);
    this.startNs = startNs;
    this.hz = hz;
  }

  /**
   * Writes what such drives are aligned with into {@code folder}; returns the rig.
   *
   * @param period of the keyframes
   */
  public static Path rig(Path folder, Duration period) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(DBC), DemoDbc.text());
    String rig = RIG.formatted(period.toMillis(), DBC);
    return Files.writeString(folder.resolve("rig-%dms.yaml".formatted(period.toMillis())), rig);
  }

  /** The next message; log times grow. */
  public Message next() {
    long sinceNs = index * SECOND / hz;
    long stampNs = startNs + sinceNs;
    int channel = PATTERN[(int) (index++ % PATTERN.length)];
    double seconds = (double) sinceNs / SECOND;
    Moment moment = new Moment(stampNs, seconds, trajectory.at(seconds));
    out.begin();
    switch (channel) {
      case CAN -> can.write(moment, out);
      case IMU -> out.header(stampNs, "imu").f64(moment.car().yawRate());
      default -> out.header(stampNs, "gnss").f64(StrictMath.sin(seconds / 40));
    }
    long logNs = stampNs + LATENCY_NS;
    byte[] payload = Arrays.copyOf(out.bytes(), out.size());
    return new Message(channel, sequences[channel]++, logNs, logNs - TRANSPORT_NS, payload);
  }

  private static Channel channel(String topic, String type) {
    byte[] definition = RosTypes.definition(type).getBytes(StandardCharsets.UTF_8);
    return new Channel(topic, new Schema(type, "ros2msg", definition));
  }
}
