package io.roadloom.synthetic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sensor_msgs/msg/CompressedImage}: rendered pictures. After a number of them the first
 * comes again, with a comment in the JPEG that makes its bytes unique: to render takes long.
 */
final class CameraSensor implements Sensor {
  private static final int SOI_BYTES = 2;
  private static final int COMMENT_BYTES = 12;
  private final CameraModel camera;
  private final String topic;
  private final int distinct;
  private final Scene scene;
  private final Renderer renderer;
  private final JpegEncoder encoder;
  private final List<byte[]> pictures = new ArrayList<>();
  private long written;

  CameraSensor(CameraModel camera, String topic, DriveSpec.Cameras spec, Scene scene, Noise noise) {
    this.camera = camera;
    this.topic = topic;
    this.distinct = spec.distinct();
    this.scene = scene;
    this.renderer = new Renderer(camera);
    this.encoder = new JpegEncoder(spec.imageBytes(), noise);
  }

  @Override
  public String topic() {
    return topic + "/compressed";
  }

  @Override
  public String type() {
    return "sensor_msgs/msg/CompressedImage";
  }

  @Override
  public void write(Moment moment, CdrWriter out) throws IOException {
    out.header(moment.stampNs(), camera.mount().frameId()).string("jpeg");
    if (written < distinct) {
      byte[] picture =
          encoder.encode(
              renderer.render(scene.boxes(moment.seconds(), moment.car()), moment.car()));
      pictures.add(picture);
      out.octets(picture, picture.length);
    } else {
      byte[] picture = pictures.get((int) (written % distinct));
      out.u32(picture.length + COMMENT_BYTES).raw(picture, 0, SOI_BYTES);
      comment(written, out);
      out.raw(picture, SOI_BYTES, picture.length - SOI_BYTES);
    }
    written++;
  }

  private static void comment(long number, CdrWriter out) {
    out.u8(0xFF).u8(0xFE).u8(0).u8(COMMENT_BYTES - 2);
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.u8((int) (number >> shift));
    }
  }
}
