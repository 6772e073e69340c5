package io.roadloom.decode.ros;

import java.util.List;

/**
 * A message type.
 *
 * @param name {@code package/Type}, without the {@code msg} between that ROS 2 writes
 */
record RosType(String name, List<RosField> fields) {
  static final String HEADER = "std_msgs/Header";

  /** {@code pkg/msg/Type} as {@code pkg/Type}. */
  static String shortName(String name) {
    int first = name.indexOf('/');
    int last = name.lastIndexOf('/');
    return first == last ? name : name.substring(0, first) + name.substring(last);
  }
}
