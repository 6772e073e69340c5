package io.roadloom.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.decode.image.PerceptualHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriveScriptTest {
  private static final DriveSpec SPEC =
      DriveSpec.demo(5)
          .lasting(Duration.ofSeconds(3))
          .with(new DriveSpec.Cameras(2, 320, 180, 10, 9_000, 10));

  private final CollectingSink drive = drive(SPEC);

  private static CollectingSink drive(DriveSpec spec) {
    try {
      return CollectingSink.of(spec);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersDoNot() {
    CollectingSink same = drive(SPEC);
    CollectingSink other = drive(SPEC.named(SPEC.driveId(), 6, Duration.ZERO));
    assertThat(same.messages.size()).isEqualTo(drive.messages.size());
    int different = 0;
    for (int i = 0; i < drive.messages.size(); i++) {
      assertThat(same.messages.get(i).data()).isEqualTo(drive.messages.get(i).data());
      byte[] otherData = other.messages.get(i).data();
      different += Arrays.equals(otherData, drive.messages.get(i).data()) ? 0 : 1;
    }
    assertThat(different).isGreaterThan(drive.messages.size() * 9 / 10);
  }

  @Test
  void ratesAreAsSpecified() {
    assertThat(drive.on("/camera/front/compressed").size()).isBetween(28, 30);
    assertThat(drive.on("/camera/rear/compressed").size()).isBetween(28, 30);
    assertThat(drive.on("/lidar/points").size()).isBetween(28, 30);
    assertThat(drive.on("/imu").size()).isBetween(298, 300);
    assertThat(drive.on("/gnss").size()).isBetween(28, 30);
    assertThat(drive.on("/can/0").size()).isBetween(1198, 1200);
    assertThat(drive.on("/tf_static").size()).isEqualTo(1);
  }

  @Test
  void logTimesGrowAndFollowTheStamps() {
    long last = Long.MIN_VALUE;
    for (CollectingSink.Message message : drive.messages) {
      assertThat(message.logNs()).isGreaterThanOrEqualTo(last);
      last = message.logNs();
      assertThat(message.publishNs()).isLessThan(message.logNs());
      if (!message.topic().equals("/tf_static")) {
        assertThat(message.logNs() - stampNs(message.data())).isBetween(400_000L, 60_000_000L);
      }
    }
  }

  private static long stampNs(byte[] data) {
    ByteBuffer cdr = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    return cdr.getInt(4) * 1_000_000_000L + cdr.getInt(8);
  }

  @Test
  void imagesAreDistinctJpegsOfAboutTheTargetsSize() {
    List<CollectingSink.Message> images = drive.on("/camera/front/compressed");
    PerceptualHash hash = new PerceptualHash();
    Set<String> distinct = new HashSet<>();
    double bytes = 0;
    for (CollectingSink.Message image : images) {
      byte[] jpeg = jpeg(image.data());
      assertThat(hash.compute(jpeg, 0, jpeg.length, "jpeg", 0, 0, 0, false)).isTrue();
      assertThat(hash.width()).isEqualTo(320);
      distinct.add(Arrays.toString(jpeg));
      bytes += jpeg.length;
    }
    assertThat(distinct).hasSameSizeAs(images);
    assertThat(bytes / images.size()).isCloseTo(9_000, within(900.0));
  }

  private static byte[] jpeg(byte[] data) {
    for (int i = 0; i + 2 < data.length; i++) {
      if (data[i] == -1 && (data[i + 1] & 0xFF) == 0xD8 && data[i + 2] == -1) {
        return Arrays.copyOfRange(data, i, data.length);
      }
    }
    throw new AssertionError("no JPEG");
  }

  @Test
  void sensorsTellOfOneAndTheSameCar() {
    Trajectory trajectory = new Trajectory(SPEC.seed());
    for (CollectingSink.Message message : drive.on("/can/0")) {
      ByteBuffer frame = ByteBuffer.wrap(message.data()).order(ByteOrder.LITTLE_ENDIAN);
      int id = frame.getInt(20);
      if (id == 0x110) {
        double seconds = (stampNs(message.data()) - SPEC.startNs()) / 1e9;
        int raw = frame.order(ByteOrder.BIG_ENDIAN).getShort(28) & 0xFFFF;
        assertThat(raw * 0.01 / 3.6)
            .as("speed at %f s", seconds)
            .isCloseTo(trajectory.at(seconds).speed(), within(0.01));
      }
    }
  }
}
