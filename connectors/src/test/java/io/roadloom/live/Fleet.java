package io.roadloom.live;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.RecordContract;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorMessage.Announcement;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages of made-up vehicles. */
final class Fleet {
  static final Schema SCHEMA = schema("geometry_msgs/msg/Point", "float64 x\nfloat64 y\nfloat64 z");
  static final String SCHEMA_ID = RecordContract.schemaId(SCHEMA);
  static final Announcement ANNOUNCEMENT = new Announcement(SCHEMA_ID, SCHEMA);
  private static final long T0 = 1_700_000_000_000_000_000L;

  private Fleet() {}

  static Schema schema(String name, String text) {
    return new Schema(name, "ros2msg", text.getBytes(StandardCharsets.UTF_8));
  }

  static MessageRoute route(String drive, String topic) {
    return new MessageRoute(new DriveKey("truck-" + drive, drive), topic, "cdr", SCHEMA_ID);
  }

  /** Message number {@code n}, which is its sequence, with a payload of its own. */
  static Reading reading(MessageRoute route, int n, int length) {
    byte[] payload = new byte[length];
    new Random(n).nextBytes(payload);
    return new Reading(route, T0 + n * 1_000_000L, T0 + n * 1_000_000L + 7, n, payload);
  }

  /** Messages of several drives on several topics, numbered, some of them large. */
  static List<SensorMessage> messages(Random random, int count) {
    List<SensorMessage> messages = new ArrayList<>();
    messages.add(ANNOUNCEMENT);
    for (int n = 0; n < count; n++) {
      MessageRoute route = route("d" + random.nextInt(5), "/topic" + random.nextInt(3));
      int length = random.nextInt(50) == 0 ? random.nextInt(1 << 20) : random.nextInt(200);
      messages.add(reading(route, n, length));
    }
    return messages;
  }
}
