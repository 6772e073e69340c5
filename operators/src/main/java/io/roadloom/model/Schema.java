package io.roadloom.model;

/**
 * A message schema as a recording states it.
 *
 * @param encoding {@code ros2msg}, {@code ros1msg}, {@code protobuf}, {@code jsonschema}, … or
 *     empty
 * @param data the schema text, or a serialized FileDescriptorSet for protobuf
 */
public record Schema(String name, String encoding, byte[] data) {}
