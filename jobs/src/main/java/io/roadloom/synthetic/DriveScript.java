package io.roadloom.synthetic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays a drive: all its messages, in the order of their log times. */
final class DriveScript {
  private static final long MS = 1_000_000;
  private static final int INFO_HZ = 1;

  private final DriveSpec spec;
  private final DriveSink sink;
  private final List<Track> tracks = new ArrayList<>();

  private DriveScript(DriveSpec spec, DriveSink sink) {
    this.spec = spec;
    this.sink = sink;
  }

  static void play(DriveSpec spec, DriveSink sink) throws IOException {
    DriveScript script = new DriveScript(spec, sink);
    script.cast();
    script.run();
  }

  private void cast() throws IOException {
    Scene scene = new Scene(spec.seed());
    Noise noise = Noise.of(spec.seed());
    DriveSpec.Cameras cameras = spec.cameras();
    add(new TransformSensor(cameras.count()), 1 / (1.0 + spec.duration().toSeconds()), 0, 0);
    for (int i = 0; i < cameras.count(); i++) {
      CameraModel model = new CameraModel(i, cameras);
      String topic = Mount.cameraTopic(i);
      add(new CameraInfoSensor(model, topic), INFO_HZ, 2 * MS, MS / 2);
      Noise grain = noise.from(77_777 * (i + 1));
      add(new CameraSensor(model, topic, cameras, scene, grain), cameras.hz(), 34 * MS, 2 * MS);
    }
    if (spec.lidar().points() > 0) {
      int points = spec.lidar().points();
      add(new LidarSensor(points, scene, noise.from(11)), spec.lidar().hz(), 52 * MS, MS);
    }
    add(new ImuSensor(noise.from(222_222)), spec.imuHz(), MS, MS / 5);
    add(new GnssSensor(spec.start(), noise.from(333_333)), spec.gnssHz(), 45 * MS, 3 * MS);
    add(new CanSensor(), spec.canHz(), MS / 2, 20_000);
  }

  private void add(Sensor sensor, double hz, long latencyNs, long jitterNs) throws IOException {
    if (hz > 0) {
      long seed = 31 * spec.seed() + tracks.size();
      int jitter = (int) Math.min(jitterNs, Math.round(1e9 / hz / 4));
      tracks.add(
          new Track(sensor, new Timeline(spec.startNs(), hz, latencyNs, jitter, seed), sink));
    }
  }

  private void run() throws IOException {
    Trajectory trajectory = new Trajectory(spec.seed());
    CdrWriter out = new CdrWriter();
    long endNs = spec.startNs() + spec.duration().toNanos();
    Track next = earliest();
    while (next.logNs() < endNs) {
      next.write(spec.startNs(), trajectory, out, sink);
      next = earliest();
    }
  }

  private Track earliest() {
    Track first = tracks.get(0);
    for (Track track : tracks) {
      if (track.logNs() < first.logNs()) {
        first = track;
      }
    }
    return first;
  }
}
