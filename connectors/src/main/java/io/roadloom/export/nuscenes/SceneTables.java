package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.export.nuscenes.Tables.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables {@code scene} and {@code sample}, and which scene is of which split. Not thread-safe. */
final class SceneTables {
  private static final long NANOS_PER_MICRO = 1000;

  private final Tables tables;
  private final ReadingTables readings;
  private final Map<String, List<String>> namesBySplit = new TreeMap<>();
  private final Set<Long> starts = new HashSet<>();
  private int scenes;

  SceneTables(Tables tables) {
    this.tables = tables;
    this.readings = new ReadingTables(tables);
  }

  /**
   * Writes a scene and all that is in it.
   *
   * @param samples in the order of time
   */
  void write(List<SampleNote> samples, String logToken) throws IOException {
    SampleNote first = samples.get(0);
    SampleNote last = samples.get(samples.size() - 1);
    String name = String.format(Locale.ROOT, "scene-%04d", ++scenes);
    namesBySplit.computeIfAbsent(first.split(), split -> new ArrayList<>()).add(name);
    JsonGenerator json = tables.row(Table.SCENE, first.sceneToken());
    json.writeStringField("log_token", logToken);
    json.writeNumberField("nbr_samples", samples.size());
    json.writeStringField("first_sample_token", first.token());
    json.writeStringField("last_sample_token", last.token());
    json.writeStringField("name", name);
    json.writeStringField("description", description(first));
    json.writeEndObject();
    for (int i = 0; i < samples.size(); i++) {
      SampleNote sample = samples.get(i);
      long time = i == 0 ? start(micros(sample.timestampNs())) : micros(sample.timestampNs());
      write(
          sample,
          time,
          i == 0 ? "" : samples.get(i - 1).token(),
          i == samples.size() - 1 ? "" : samples.get(i + 1).token());
    }
    readings.write(samples);
  }

  /** The tags, as {@code light bright, speed fast}; the split where there are none. */
  private static String description(SampleNote first) {
    return first.tags().isEmpty()
        ? first.split()
        : first.tags().entrySet().stream()
            .map(tag -> tag.getKey() + " " + tag.getValue())
            .collect(Collectors.joining(", "));
  }

  private void write(SampleNote sample, long time, String prev, String next) throws IOException {
    JsonGenerator json = tables.row(Table.SAMPLE, sample.token());
    json.writeNumberField("timestamp", time);
    json.writeStringField("prev", prev);
    json.writeStringField("next", next);
    json.writeStringField("scene_token", sample.sceneToken());
    json.writeEndObject();
  }

  /**
   * The devkit's {@code list_scenes} sorts by start and fails where two scenes start in the same
   * microsecond, as those of two vehicles with keyframes on a grid do: the later one is told a
   * microsecond late.
   */
  private long start(long micros) {
    long free = micros;
    while (!starts.add(free)) {
      free++;
    }
    return free;
  }

  static long micros(long ns) {
    return Math.floorDiv(ns, NANOS_PER_MICRO);
  }

  /** Names of scenes by split, where the devkit looks for splits that are not nuScenes' own. */
  void writeSplits() throws IOException {
    try (JsonGenerator json = tables.file("splits.json")) {
      json.writeStartObject();
      for (Map.Entry<String, List<String>> split : namesBySplit.entrySet()) {
        json.writeArrayFieldStart(split.getKey());
        for (String name : split.getValue()) {
          json.writeString(name);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
