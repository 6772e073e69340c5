package io.roadloom.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RosTypesTest {
  @Test
  void aDefinitionHasEveryTypeThatItUsesOnce() {
    String text = RosTypes.definition("tf2_msgs/msg/TFMessage");
    assertThat(text).startsWith("geometry_msgs/TransformStamped[] transforms\n" + "=".repeat(80));
    assertThat(text.lines().filter(line -> line.startsWith("MSG: ")))
        .containsExactly(
            "MSG: geometry_msgs/TransformStamped",
            "MSG: std_msgs/Header",
            "MSG: builtin_interfaces/Time",
            "MSG: geometry_msgs/Transform",
            "MSG: geometry_msgs/Vector3",
            "MSG: geometry_msgs/Quaternion");
  }
}
