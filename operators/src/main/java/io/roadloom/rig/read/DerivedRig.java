package io.roadloom.rig.read;

import io.roadloom.decode.Decoders;
import io.roadloom.model.Channel;
import io.roadloom.model.Clock;
import io.roadloom.model.Modality;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigHash;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A sensible rig from what recordings say of themselves: the first lidar, else the first camera
 * sets the keyframes, else every 100 ms; every sensor's nearest reading; the usual signals of IMU
 * and GNSS; the pose from them. Of several, the first by topic. Where there is no sensor, the
 * nearest reading of whatever there is.
 */
public final class DerivedRig {
  private static final long MS = 1_000_000L;
  private static final long PERIOD = 100 * MS;
  private static final long DISORDER = 2_000 * MS;
  private static final long INERTIAL_GAP = 250 * MS;

  /** Receivers give a fix a second, or more. */
  private static final long GEODETIC_GAP = 1_500 * MS;

  private static final List<String> INERTIAL =
      List.of(
          "angular_velocity.x",
          "angular_velocity.y",
          "angular_velocity.z",
          "linear_acceleration.x",
          "linear_acceleration.y",
          "linear_acceleration.z");
  private static final List<String> GEODETIC = List.of("latitude", "longitude", "altitude");

  private final Map<String, Channel> channels = new TreeMap<>();

  private DerivedRig(Collection<Channel> found) {
    found.stream()
        .sorted(Comparator.comparing(DerivedRig::definition))
        .forEach(channel -> channels.putIfAbsent(channel.topic(), channel));
  }

  /** The same channels give the same rig, in whatever order. */
  public static Rig of(Collection<Channel> channels) {
    return new DerivedRig(channels).rig();
  }

  /** Tells apart the definitions that one topic has in several recordings. */
  private static String definition(Channel channel) {
    return channel.messageEncoding()
        + " "
        + (channel.schema() == null ? "" : channel.schema().name());
  }

  private Rig rig() {
    Channel imu = first(Modality.IMU, fields -> !fields.isEmpty());
    Channel gnss = first(Modality.GNSS, fields -> fields.contains("latitude"));
    List<SignalRule> signals = new ArrayList<>();
    add(signals, imu, INERTIAL, INERTIAL_GAP);
    add(signals, gnss, GEODETIC, GEODETIC_GAP);
    return RigHash.seal(keyframes(), DISORDER, ego(gnss), rules(), signals);
  }

  private Keyframes keyframes() {
    return Stream.of(Modality.LIDAR, Modality.CAMERA)
        .flatMap(this::all)
        .findFirst()
        .map(channel -> new Keyframes(0, channel.topic()))
        .orElse(new Keyframes(PERIOD, null));
  }

  private @Nullable Ego ego(@Nullable Channel gnss) {
    Predicate<Set<String>> turned =
        fields -> Ego.QUATERNIONS.stream().anyMatch(path -> fields.contains(path + ".w"));
    Channel imu = first(Modality.IMU, turned);
    Channel orientation = imu != null ? imu : first(Modality.ODOMETRY, turned);
    return gnss == null && orientation == null
        ? null
        : new Ego(topic(gnss), topic(orientation), gnss == null ? INERTIAL_GAP : GEODETIC_GAP);
  }

  private static @Nullable String topic(@Nullable Channel channel) {
    return channel == null ? null : channel.topic();
  }

  private Map<String, ChannelRule> rules() {
    boolean sensors =
        channels.values().stream().anyMatch(channel -> isSensor(Decoders.modality(channel)));
    Map<String, ChannelRule> rules = new HashMap<>();
    for (Channel channel : channels.values()) {
      Modality modality = Decoders.modality(channel);
      if (!sensors || isSensor(modality)) {
        Policy nearest = new Policy.Nearest(toleranceNs(modality));
        rules.put(channel.topic(), new ChannelRule(nearest, Clock.AUTO, 0, null));
      }
    }
    return rules;
  }

  private static boolean isSensor(Modality modality) {
    return modality != Modality.CAN && modality != Modality.CALIBRATION;
  }

  /** Half the distance of readings at the rate that such sensors usually have, or better. */
  private static long toleranceNs(Modality modality) {
    return switch (modality) {
      case CAMERA, LIDAR, RADAR, IMU, CAN -> 50 * MS;
      case GNSS, ODOMETRY, OTHER, CALIBRATION -> 500 * MS;
    };
  }

  private Stream<Channel> all(Modality modality) {
    return channels.values().stream().filter(channel -> Decoders.modality(channel) == modality);
  }

  /** The first that has such fields; JSON, of which only messages tell its fields, has any. */
  private @Nullable Channel first(Modality modality, Predicate<Set<String>> has) {
    return all(modality)
        .filter(
            channel ->
                fields(channel).map(has::test).orElse(channel.messageEncoding().equals("json")))
        .findFirst()
        .orElse(null);
  }

  /** Those of {@code fields} that the channel really has. */
  private static void add(
      List<SignalRule> signals, @Nullable Channel channel, List<String> fields, long gapNs) {
    if (channel != null) {
      Set<String> known = fields(channel).orElse(Set.of());
      for (String field : fields) {
        if (known.contains(field)) {
          signals.add(new SignalRule(field, channel.topic(), field, new Policy.Linear(gapNs)));
        }
      }
    }
  }

  private static Optional<Set<String>> fields(Channel channel) {
    return KnownFields.of(channel, ChannelRule.DEFAULT, Set.of());
  }
}
