package io.roadloom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.RecordContract;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import org.junit.jupiter.api.Test;

/** When schemas are said. */
class AnnouncementsTest {
  private static final Schema IMU = schema("Imu");
  private static final Schema IMAGE = schema("Image");
  private final Announcements announcements = new Announcements();

  @Test
  void eachBeforeItsFirstMessageOfADrive() {
    assertThat(announcements.before(message("a", IMU), 0)).containsExactly(IMU);
    assertThat(announcements.before(message("a", IMU), 1)).isEmpty();
    assertThat(announcements.before(message("a", IMAGE), 2)).containsExactly(IMAGE);
    assertThat(announcements.before(message("b", IMU), 3)).containsExactly(IMU);
  }

  @Test
  void messagesWithoutOneNeedNone() {
    assertThat(announcements.before(message("a", null), 0)).isEmpty();
  }

  @Test
  void allAgainAfterATime() {
    announcements.before(message("a", IMU), 0);
    announcements.before(message("a", IMAGE), 1);

    assertThat(announcements.before(message("a", null), Announcements.AGAIN_NS - 1)).isEmpty();
    assertThat(announcements.before(message("a", null), Announcements.AGAIN_NS))
        .containsExactlyInAnyOrder(IMU, IMAGE);
    assertThat(announcements.before(message("a", IMU), Announcements.AGAIN_NS + 1)).isEmpty();
  }

  @Test
  void allAgainAfterManyMessages() {
    announcements.before(message("a", IMU), 0);
    for (int i = 1; i < Announcements.AGAIN_MESSAGES; i++) {
      assertThat(announcements.before(message("a", IMU), 0)).as("message %s", i).isEmpty();
    }

    assertThat(announcements.before(message("a", IMU), 0)).containsExactly(IMU);
  }

  private static Message message(String drive, Schema schema) {
    String id = schema == null ? null : RecordContract.schemaId(schema);
    MessageRoute route = new MessageRoute(new DriveKey("car", drive), "/topic", "cdr", id);
    return new Message(route, schema, 0, 0, 0, new byte[0]);
  }

  private static Schema schema(String name) {
    return new Schema(name, "ros2msg", new byte[] {1});
  }
}
