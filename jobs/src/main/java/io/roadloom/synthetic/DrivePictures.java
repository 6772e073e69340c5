package io.roadloom.synthetic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a synthetic drive's front camera, without the rest of the drive. */
public final class DrivePictures {
  private DrivePictures() {}

  /** JPEGs of the drive's size, {@code count} in number. */
  public static List<byte[]> render(DriveSpec spec, int count) throws IOException {
    CameraModel camera = new CameraModel(0, spec.cameras());
    Scene scene = new Scene(spec.seed());
    Trajectory trajectory = new Trajectory(spec.seed());
    Renderer renderer = new Renderer(camera);
    JpegEncoder encoder = new JpegEncoder(spec.cameras().imageBytes(), Noise.of(spec.seed()));
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double seconds = (double) i / spec.cameras().hz();
      Trajectory.State car = trajectory.at(seconds);
      pictures.add(encoder.encode(renderer.render(scene.boxes(seconds, car), car)));
    }
    return pictures;
  }
}
