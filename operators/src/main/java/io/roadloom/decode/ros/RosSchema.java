package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;

/** A channel's message type, by the schema that the recording has of it. */
final class RosSchema {
  private static final String ROS1 = "ros1";

  /** Types nest, so that few lines can make more fields than there is memory for. */
  private static final int MAX_LEAVES = 1 << 16;

  private RosSchema() {}

  static Cursor cursor(Channel channel) {
    return new Cursor(!channel.messageEncoding().equals(ROS1));
  }

  static RosType type(Channel channel) throws UndecodableException {
    Schema schema = channel.schema();
    if (schema == null) {
      throw new UndecodableException("no schema");
    }
    // The definition of an empty message is empty; any other's is missing.
    if (schema.data().length == 0 && !schema.name().endsWith("/Empty")) {
      throw new UndecodableException("the definition of " + schema.name() + " is empty");
    }
    String text = new String(schema.data(), StandardCharsets.UTF_8);
    boolean ros1 = channel.messageEncoding().equals(ROS1);
    RosType type =
        switch (schema.encoding()) {
          case "ros1msg", "ros2msg" -> DefinitionParser.parse(schema.name(), text, ros1);
          case "ros2idl" -> IdlTypes.parse(schema.name(), text);
          default ->
              throw new UndecodableException(
                  "schema encoding «" + schema.encoding() + "» is not supported");
        };
    if (type.leaves() > MAX_LEAVES) {
      throw new UndecodableException(
          "definition of " + type.name() + " has more than " + MAX_LEAVES + " fields");
    }
    return type;
  }
}
