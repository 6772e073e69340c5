package io.roadloom.decode.ros;

import java.util.List;

/**
 * A message type.
 *
 * @param name {@code package/Type}, without the {@code msg} between that ROS 2 writes
 * @param minBytes that a message takes at least, alignment left out
 * @param leaves fields with those of nested types, each array once
 */
record RosType(String name, List<RosField> fields, long minBytes, long leaves) {
  static final String HEADER = "std_msgs/Header";
  static final String TIME = "builtin_interfaces/Time";
  static final String DURATION = "builtin_interfaces/Duration";
  private static final long HUGE = 1L << 40;

  /**
   * @param ros1 where a type without fields takes no byte; in ROS 2 it takes one
   */
  static RosType of(String name, List<RosField> fields, boolean ros1) {
    long bytes = fields.isEmpty() && !ros1 ? 1 : 0;
    long leaves = 1;
    for (RosField field : fields) {
      bytes = Math.min(HUGE, bytes + field.minBytes());
      leaves = Math.min(HUGE, leaves + (field.struct() == null ? 1 : field.struct().leaves()));
    }
    return new RosType(name, List.copyOf(fields), bytes, leaves);
  }

  /** A stamp, or a span of time. */
  static RosType time(String name, boolean ros1) {
    boolean stamp = name.equals(TIME);
    return of(
        name,
        List.of(
            RosField.single("sec", ros1 && stamp ? Kind.UINT32 : Kind.INT32),
            RosField.single("nanosec", ros1 && !stamp ? Kind.INT32 : Kind.UINT32)),
        ros1);
  }

  /** {@code pkg/msg/Type} as {@code pkg/Type}. */
  static String shortName(String name) {
    int first = name.indexOf('/');
    int last = name.lastIndexOf('/');
    return first == last ? name : name.substring(0, first) + name.substring(last);
  }
}
