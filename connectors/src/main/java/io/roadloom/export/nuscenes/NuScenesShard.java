package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import io.roadloom.export.nuscenes.Sensors.Sensor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a file a reading, and notes what the tables need of it. */
final class NuScenesShard implements ShardWriter {
  private final Sensors sensors;
  private final ShardOutput out;
  private final SensorFiles files = new SensorFiles();
  private final Set<String> calibrations = new HashSet<>();

  NuScenesShard(Sensors sensors, ShardOutput out) {
    this.sensors = sensors;
    this.out = out;
  }

  @Override
  public void write(ExportSample sample) throws IOException {
    List<ReadingNote> written = new ArrayList<>();
    for (ExportReading reading : sample.readings()) {
      Sensor sensor = sensors.of(reading.row().channel());
      if (sensor != null) {
        written.add(write(reading, sensor));
      }
    }
    out.note(Notes.line(SampleNote.of(sample, written)));
  }

  private ReadingNote write(ExportReading reading, Sensor sensor) throws IOException {
    SensorFile file = files.of(reading);
    String path =
        (reading.row().isKeyFrame() ? "samples/" : "sweeps/")
            + String.join("/", sensor.name(), reading.row().token() + file.suffix());
    try (OutputStream to = out.create(path, reading.row().token())) {
      file.writeTo(to);
    }
    Calibration calibration = Calibration.of(reading, sensor);
    if (calibrations.add(calibration.token())) {
      out.note(Notes.line(calibration));
    }
    return new ReadingNote(
        reading.row().token(),
        calibration.token(),
        sensor.name(),
        reading.row().timestampNs(),
        reading.row().isKeyFrame(),
        reading.row().width(),
        reading.row().height(),
        path,
        file.format());
  }

  /** Nothing is left to write. */
  @Override
  public void finish() {}

  /** Nothing is held. */
  @Override
  public void close() {}
}
