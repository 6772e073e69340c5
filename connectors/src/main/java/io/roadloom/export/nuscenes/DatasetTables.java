package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.export.nuscenes.Sensors.Sensor;
import io.roadloom.export.nuscenes.Tables.Table;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns notes into tables, holding the samples of one scene. Not thread-safe. */
final class DatasetTables {
  private final Tables tables;
  private final SceneTables scenes;
  private final Logs logs;
  private final Set<String> calibrations = new HashSet<>();
  private final List<SampleNote> scene = new ArrayList<>();

  DatasetTables(Tables tables, Sensors sensors) throws IOException {
    this.tables = tables;
    this.logs = new Logs(tables);
    this.scenes = new SceneTables(tables);
    for (Sensor sensor : sensors.all()) {
      JsonGenerator json = tables.row(Table.SENSOR, sensor.token());
      json.writeStringField("channel", sensor.name());
      json.writeStringField("modality", sensor.modality());
      json.writeEndObject();
    }
  }

  /** Samples come scene after scene, of a scene in the order of time. */
  void add(Note note) throws IOException {
    if (note instanceof Calibration calibration) {
      add(calibration);
    } else if (note instanceof SampleNote sample) {
      if (!scene.isEmpty() && !scene.get(0).sameScene(sample)) {
        endScene();
      }
      scene.add(sample);
    }
  }

  /** Shards that read one recording all tell of its sensors. */
  private void add(Calibration calibration) throws IOException {
    if (!calibrations.add(calibration.token())) {
      return;
    }
    JsonGenerator json = tables.row(Table.CALIBRATED_SENSOR, calibration.token());
    json.writeStringField("sensor_token", calibration.sensorToken());
    Vectors.write(json, "translation", calibration.translation());
    Vectors.write(json, "rotation", calibration.rotation());
    Vectors.writeIntrinsic(json, calibration);
    Vectors.write(json, "camera_distortion", calibration.distortion());
    json.writeEndObject();
  }

  private void endScene() throws IOException {
    if (!scene.isEmpty()) {
      scenes.write(List.copyOf(scene), logs.of(scene.get(0)));
      scene.clear();
    }
  }

  /** Writes what is of the whole dataset, and ends all tables. */
  void finish() throws IOException {
    endScene();
    JsonGenerator map = tables.row(Table.MAP, Token.of(Token.text("map")));
    map.writeArrayFieldStart("log_tokens");
    for (String log : logs.tokens()) {
      map.writeString(log);
    }
    map.writeEndArray();
    map.writeStringField("category", "semantic_prior");
    map.writeStringField("filename", BlankMap.PATH);
    map.writeEndObject();
    tables.finish();
    scenes.writeSplits();
  }
}
