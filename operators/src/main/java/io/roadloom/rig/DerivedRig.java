package io.roadloom.rig;

import io.roadloom.decode.Decoders;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Clock;
import io.roadloom.model.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * A sensible rig from what recordings say of themselves: the first lidar, else the first camera
 * sets the keyframes, else every 100 ms; every sensor's nearest reading; the usual signals of IMU
 * and GNSS; the pose from them. Of several, the first by topic.
 */
public final class DerivedRig {
  private static final long MS = 1_000_000L;
  private static final long PERIOD = 100 * MS;
  private static final long TOLERANCE = 50 * MS;
  private static final long GAP = 250 * MS;
  private static final long DISORDER = 2_000 * MS;
  private static final List<String> INERTIAL =
      List.of(
          "angular_velocity.x",
          "angular_velocity.y",
          "angular_velocity.z",
          "linear_acceleration.x",
          "linear_acceleration.y",
          "linear_acceleration.z");
  private static final List<String> GEODETIC = List.of("latitude", "longitude", "altitude");

  private DerivedRig() {}

  /** The same channels give the same rig, in whatever order. */
  public static Rig of(Collection<Channel> channels) {
    Map<String, Channel> byTopic = new TreeMap<>();
    channels.stream()
        .sorted(Comparator.comparing(DerivedRig::definition))
        .forEach(channel -> byTopic.putIfAbsent(channel.topic(), channel));
    Map<String, ChannelRule> rules = new HashMap<>();
    byTopic.values().stream()
        .filter(channel -> isSensor(Decoders.modality(channel)))
        .forEach(
            channel ->
                rules.put(
                    channel.topic(),
                    new ChannelRule(new Policy.Nearest(TOLERANCE), Clock.AUTO, 0, null)));
    String imu = first(byTopic, Modality.IMU);
    String gnss = first(byTopic, Modality.GNSS);
    String orientation = imu != null ? imu : first(byTopic, Modality.ODOMETRY);
    List<SignalRule> signals = new ArrayList<>();
    add(signals, imu == null ? null : byTopic.get(imu), INERTIAL);
    add(signals, gnss == null ? null : byTopic.get(gnss), GEODETIC);
    Ego ego = gnss == null && orientation == null ? null : new Ego(gnss, orientation, GAP);
    return RigHash.seal(keyframes(byTopic), DISORDER, ego, rules, signals);
  }

  private static String definition(Channel channel) {
    return channel.messageEncoding()
        + " "
        + (channel.schema() == null ? "" : channel.schema().name());
  }

  private static Keyframes keyframes(Map<String, Channel> byTopic) {
    String lidar = first(byTopic, Modality.LIDAR);
    String reference = lidar != null ? lidar : first(byTopic, Modality.CAMERA);
    return reference != null ? new Keyframes(0, reference) : new Keyframes(PERIOD, null);
  }

  private static boolean isSensor(Modality modality) {
    return switch (modality) {
      case CAMERA, LIDAR, RADAR, IMU, GNSS, ODOMETRY, OTHER -> true;
      case CAN, CALIBRATION -> false;
    };
  }

  private static @Nullable String first(Map<String, Channel> byTopic, Modality modality) {
    return byTopic.values().stream()
        .filter(channel -> Decoders.modality(channel) == modality)
        .map(Channel::topic)
        .findFirst()
        .orElse(null);
  }

  /** Those of {@code fields} that the channel really has. */
  private static void add(
      List<SignalRule> signals, @Nullable Channel channel, List<String> fields) {
    if (channel == null) {
      return;
    }
    Set<String> has = fieldsOf(channel);
    fields.stream()
        .filter(has::contains)
        .forEach(
            field ->
                signals.add(new SignalRule(field, channel.topic(), field, new Policy.Linear(GAP))));
  }

  private static Set<String> fieldsOf(Channel channel) {
    try {
      List<MessageDecoder.SignalInfo> signals =
          Decoders.decoder(channel, ChannelRule.DEFAULT, Set.of()).signals();
      return Set.copyOf(signals.stream().map(MessageDecoder.SignalInfo::name).toList());
    } catch (UndecodableException e) {
      return Set.of();
    }
  }
}
