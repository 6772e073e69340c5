package io.roadloom.synthetic;

import io.roadloom.format.mcap.McapWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes a drive into a recording. */
final class McapSink implements DriveSink {
  private final McapWriter writer;
  private final Map<String, Integer> schemas = new HashMap<>();

  McapSink(McapWriter writer) {
    this.writer = writer;
  }

  @Override
  public int channel(String topic, String type, String definition) throws IOException {
    Integer schema = schemas.get(type);
    if (schema == null) {
      schema = writer.schema(type, "ros2msg", definition.getBytes(StandardCharsets.UTF_8));
      schemas.put(type, schema);
    }
    return writer.channel(schema, topic, "cdr", Map.of());
  }

  @Override
  public void message(
      int channel, long sequence, long logNs, long publishNs, byte[] data, int length)
      throws IOException {
    writer.message(channel, sequence, logNs, publishNs, data, 0, length);
  }
}
