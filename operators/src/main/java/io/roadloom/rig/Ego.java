package io.roadloom.rig;

import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Where the vehicle's pose comes from.
 *
 * @param position channel with {@code latitude}, {@code longitude}, {@code altitude}; null for none
 * @param orientation channel with a quaternion; null for none
 */
public record Ego(@Nullable String position, @Nullable String orientation, long maxGapNs)
    implements Serializable {
  /** Where messages may have their quaternion: Imu, Odometry, PoseStamped. */
  public static final List<String> QUATERNIONS =
      List.of("orientation", "pose.pose.orientation", "pose.orientation");
}
