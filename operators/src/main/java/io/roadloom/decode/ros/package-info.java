/**
 * ROS messages by the definitions in the recording: {@code ros2msg} as CDR, {@code ros1msg} as ROS
 * 1 serializes. A definition is compiled once into a {@link io.roadloom.decode.ros.Program}.
 */
package io.roadloom.decode.ros;
