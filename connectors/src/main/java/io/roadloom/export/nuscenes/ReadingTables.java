package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.export.nuscenes.Tables.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables {@code sample_data} and {@code ego_pose}: a row a reading in each, under one token. */
final class ReadingTables {
  private final Tables tables;

  ReadingTables(Tables tables) {
    this.tables = tables;
  }

  /** A reading, and the sample that it belongs to. */
  private record Entry(ReadingNote reading, SampleNote sample) {}

  /** Writes the readings of a scene, channel by channel, linked in the order of time. */
  void write(List<SampleNote> scene) throws IOException {
    ScenePoses poses = new ScenePoses(scene);
    for (List<Entry> channel : byChannel(scene).values()) {
      for (int i = 0; i < channel.size(); i++) {
        write(
            channel.get(i),
            i == 0 ? "" : channel.get(i - 1).reading.token(),
            i == channel.size() - 1 ? "" : channel.get(i + 1).reading.token());
        write(
            channel.get(i).reading.token(),
            poses.of(channel.get(i).reading, channel.get(i).sample));
      }
    }
  }

  private static Map<String, List<Entry>> byChannel(List<SampleNote> scene) {
    Map<String, List<Entry>> channels = new TreeMap<>();
    for (SampleNote sample : scene) {
      for (ReadingNote reading : sample.readings()) {
        channels
            .computeIfAbsent(reading.channel(), c -> new ArrayList<>())
            .add(new Entry(reading, sample));
      }
    }
    Comparator<Entry> byTime = Comparator.comparingLong(entry -> entry.reading.timestampNs());
    channels
        .values()
        .forEach(entries -> entries.sort(byTime.thenComparing(entry -> entry.reading.token())));
    return channels;
  }

  private void write(Entry entry, String prev, String next) throws IOException {
    ReadingNote reading = entry.reading;
    JsonGenerator json = tables.row(Table.SAMPLE_DATA, reading.token());
    json.writeStringField("sample_token", entry.sample.token());
    json.writeStringField("ego_pose_token", reading.token());
    json.writeStringField("calibrated_sensor_token", reading.calibrationToken());
    json.writeNumberField("timestamp", SceneTables.micros(reading.timestampNs()));
    json.writeStringField("fileformat", reading.fileFormat());
    json.writeBooleanField("is_key_frame", reading.isKeyFrame());
    json.writeNumberField("height", reading.height() == null ? 0 : reading.height());
    json.writeNumberField("width", reading.width() == null ? 0 : reading.width());
    json.writeStringField("filename", reading.path());
    json.writeStringField("prev", prev);
    json.writeStringField("next", next);
    json.writeEndObject();
  }

  private void write(String token, Pose pose) throws IOException {
    JsonGenerator json = tables.row(Table.EGO_POSE, token);
    json.writeNumberField("timestamp", SceneTables.micros(pose.timestampNs()));
    Vectors.write(json, "rotation", pose.rotation());
    Vectors.write(json, "translation", pose.translation());
    json.writeEndObject();
  }
}
