package io.roadloom.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.model.Clock;
import io.roadloom.model.Modality;
import io.roadloom.model.row.EgoPose;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoseTest {
  private static final long MS = 1_000_000;
  private static final long T0 = 1_700_000_000_000L * MS;

  /** A lidar at every keyframe, so that there are samples whatever is known of the pose. */
  private static final Rig RIG =
      new Rig(
          new Keyframes(0, "/lidar"),
          2_000 * MS,
          new Ego("/gnss", "/imu", 300 * MS),
          Map.of("/lidar", new ChannelRule(new Policy.Nearest(0), Clock.LOG, 0, null)),
          List.of(),
          "hash");

  private final List<Message> messages = new ArrayList<>();

  private List<EgoPose> poses() {
    return Replay.plain(RIG, messages).stream()
        .filter(EgoPose.class::isInstance)
        .map(EgoPose.class::cast)
        .toList();
  }

  private void message(String topic, Modality modality, long ms, Map<String, Object> signals) {
    long t = T0 + ms * MS;
    messages.add(
        new Message(
            RandomDrive.recording("rec"),
            topic,
            modality,
            true,
            t,
            t,
            Clock.LOG,
            0,
            messages.size(),
            0,
            messages.size() * 100L,
            signals));
  }

  private void lidar(long... ms) {
    for (long at : ms) {
      message("/lidar", Modality.LIDAR, at, Map.of());
    }
  }

  private void fix(long ms, double lat, double lon, double alt, double status) {
    message(
        "/gnss",
        Modality.GNSS,
        ms,
        Map.of("latitude", lat, "longitude", lon, "altitude", alt, "status.status", status));
  }

  private void yaw(String path, long ms, double yaw, double covariance) {
    message(
        "/imu",
        Modality.IMU,
        ms,
        Map.of(
            path + ".x",
            0.0,
            path + ".y",
            0.0,
            path + ".z",
            Math.sin(yaw / 2),
            path + ".w",
            Math.cos(yaw / 2),
            "orientation_covariance[0]",
            covariance));
  }

  @Test
  void interpolatesFixesAndPlacesThemAroundTheFirst() {
    fix(0, 48, 11, 500, 0);
    fix(200, 48.0002, 11.0004, 502, 0);
    lidar(0, 50, 200);
    List<EgoPose> poses = poses();
    assertThat(poses).hasSize(3);
    assertThat(poses.get(0).x()).isZero();
    EgoPose between = poses.get(1);
    assertThat(between.lat()).isCloseTo(48.00005, within(1e-12));
    assertThat(between.lon()).isCloseTo(11.0001, within(1e-12));
    assertThat(between.alt()).isCloseTo(500.5, within(1e-12));
    double[] enu = Wgs84.enu(48.00005, 11.0001, 500.5, new double[] {48, 11, 500});
    assertThat(between.x()).isCloseTo(enu[0], within(1e-6));
    assertThat(between.y()).isCloseTo(enu[1], within(1e-6));
    assertThat(between.z()).isCloseTo(enu[2], within(1e-6));
    assertThat(between.qw()).isNull();
  }

  @Test
  void takesNoBadFixAndBridgesNoWideGap() {
    fix(0, 10, 10, 0, -1);
    fix(10, Double.NaN, 10, 0, 0);
    fix(100, 48, 11, 500, 0);
    fix(500, 48, 11, 500, 0);
    lidar(0, 10, 50, 100, 300);
    assertThat(poses()).extracting(EgoPose::timestampNs).containsExactly(T0 + 100 * MS);
    assertThat(poses().get(0).x()).isZero();
  }

  @Test
  void crossesTheDateLine() {
    fix(0, 0, 179.9999, 0, 0);
    fix(200, 0, -179.9999, 0, 0);
    lidar(50, 150);
    assertThat(poses().get(0).lon()).isCloseTo(179.99995, within(1e-9));
    assertThat(poses().get(1).lon()).isCloseTo(-179.99995, within(1e-9));
  }

  @Test
  void turnsEvenlyBetweenOrientations() {
    Random random = new Random(5);
    double from = random.nextDouble() * 6;
    double to = from + 2.5;
    yaw("orientation", 0, from, 0);
    yaw("orientation", 250, to, 0);
    lidar(50);
    double expected = from + (to - from) * 0.2;
    EgoPose pose = poses().get(0);
    double sign = Math.signum(pose.qw() * Math.cos(expected / 2));
    assertThat(pose.qz() * sign).isCloseTo(Math.sin(expected / 2), within(1e-9));
    assertThat(pose.qw() * sign).isCloseTo(Math.cos(expected / 2), within(1e-9));
    assertThat(pose.lat()).isNull();
  }

  @Test
  void readsOdometryAndKnowsWhatImuDoesNotKnow() {
    yaw("pose.pose.orientation", 0, 1, 0);
    yaw("orientation", 1000, 1, -1);
    lidar(0, 1000);
    assertThat(poses()).extracting(EgoPose::timestampNs).containsExactly(T0);
  }
}
