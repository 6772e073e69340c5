package io.roadloom.rig.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.roadloom.model.Channel;
import io.roadloom.model.Clock;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DerivedRigTest {
  private static final long MS = 1_000_000L;
  private static final List<Channel> CAR =
      List.of(
          Channels.lidar("/lidar/top"),
          Channels.lidar("/lidar/left"),
          Channels.camera("/cam"),
          Channels.imu("/imu/b"),
          Channels.imu("/imu/a"),
          Channels.gnss("/gnss"),
          Channels.can("/can"),
          Channels.unknown("/odd"),
          Channels.ros("/tf", "tf2_msgs/msg/TFMessage", "int32 x\n"));

  @Test
  void takesTheFirstOfEachKind() {
    Rig rig = DerivedRig.of(CAR);

    assertThat(rig.keyframes()).isEqualTo(new Keyframes(0, "/lidar/left"));
    assertThat(rig.ego()).isEqualTo(new Ego("/gnss", "/imu/a", 1_500 * MS));
    assertThat(rig.channels())
        .containsOnlyKeys("/lidar/top", "/lidar/left", "/cam", "/imu/a", "/imu/b", "/gnss", "/odd");
    assertThat(rig.channel("/cam"))
        .isEqualTo(new ChannelRule(new Policy.Nearest(50 * MS), Clock.AUTO, 0, null));
    assertThat(rig.signals())
        .contains(
            new SignalRule(
                "angular_velocity.z", "/imu/a", "angular_velocity.z", new Policy.Linear(250 * MS)),
            new SignalRule("latitude", "/gnss", "latitude", new Policy.Linear(1_500 * MS)))
        .hasSize(9);
  }

  @Test
  void dependsOnNoOrder() {
    List<Channel> channels = new ArrayList<>(CAR);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(channels, new Random(seed));
      assertThat(DerivedRig.of(channels)).as("seed %s", seed).isEqualTo(DerivedRig.of(CAR));
    }
  }

  @Test
  void takesTheCameraWhereThereIsNoLidar() {
    assertThat(DerivedRig.of(List.of(Channels.imu("/imu"), Channels.camera("/cam"))).keyframes())
        .isEqualTo(new Keyframes(0, "/cam"));
  }

  @Test
  void takesAPeriodWhereThereIsNeither() {
    assertThat(DerivedRig.of(List.of(Channels.imu("/imu"))).keyframes())
        .isEqualTo(new Keyframes(100 * MS, null));
  }

  @Test
  void takesTheOrientationOfOdometryThatHasOne() {
    Channel twist =
        Channels.ros(
            "/a",
            "geometry_msgs/msg/TwistStamped",
            "x/V twist\n" + Channels.BREAK + "x/V\nfloat64 x\n");
    Channel pose =
        Channels.ros(
            "/b",
            "geometry_msgs/msg/PoseStamped",
            "x/Pose pose\n"
                + (Channels.BREAK + "x/Pose\nx/Q orientation\n")
                + (Channels.BREAK + "x/Q\nfloat64 w\n"));

    assertThat(DerivedRig.of(List.of(twist, pose)).ego()).isEqualTo(new Ego(null, "/b", 250 * MS));
    assertThat(DerivedRig.of(List.of(twist)).ego()).isNull();
  }

  @Test
  void alignsWhatIsNoSensorWhereThereIsNone() {
    Rig rig = DerivedRig.of(List.of(Channels.can("/can")));

    assertThat(rig.channels()).containsOnlyKeys("/can");
    assertThat(rig.channel("/can").policy()).isEqualTo(new Policy.Nearest(50 * MS));
  }

  @Test
  void isARigForUnknownChannels() {
    Rig rig = DerivedRig.of(List.of(Channels.unknown("/odd"), Channels.json("/state", "")));

    assertThat(rig.keyframes()).isEqualTo(new Keyframes(100 * MS, null));
    assertThat(rig.channels()).containsOnlyKeys("/odd", "/state");
    assertThat(rig.signals()).isEmpty();
    assertThat(rig.ego()).isNull();
  }

  @Test
  void isARigForNothing() {
    assertThat(DerivedRig.of(List.of()).channels()).isEmpty();
  }

  @Test
  void fitsTheChannelsItCameFrom() {
    ParsedRig rig = new ParsedRig(DerivedRig.of(CAR), Map.of());

    assertThatCode(() -> RigCheck.checkFields(rig, CAR)).doesNotThrowAnyException();
  }
}
