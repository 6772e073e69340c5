package io.roadloom.align;

import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rows as lines that can be compared whatever the order and the cuts. */
final class RowSet {
  private RowSet() {}

  /** Every row in full, sorted. */
  static List<String> all(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row instanceof SignalBatch batch) {
        signals(batch, lines);
      } else if (row instanceof Sample sample) {
        lines.add(sample(sample));
      } else {
        lines.add(row.toString());
      }
    }
    return lines.stream().sorted().toList();
  }

  /**
   * {@code sample}, {@code signal}, {@code ego_pose}, {@code sample_data} without places, and how
   * scenes are cut.
   */
  static List<String> data(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row instanceof SignalBatch batch) {
        signals(batch, lines);
      } else if (row instanceof Sample sample) {
        lines.add(sample(sample));
      } else if (row instanceof SampleData data) {
        lines.add(
            sampleData(
                data.token(),
                data.sampleToken(),
                data.channel(),
                data.timestampNs(),
                data.residualNs(),
                data.isKeyFrame(),
                data.sha256()));
      } else if (row instanceof Scene scene) {
        lines.add(scene(scene.token(), scene.firstNs(), scene.lastNs(), scene.samples()));
      } else if (row instanceof EgoPose) {
        lines.add(row.toString());
      }
    }
    return lines.stream().sorted().toList();
  }

  static String sample(Sample sample) {
    return "sample "
        + sample.token()
        + " "
        + sample.sceneToken()
        + " "
        + sample.timestampNs()
        + " "
        + sample.completeness()
        + " "
        + new TreeMap<>(sample.signals())
        + " "
        + new TreeMap<>(sample.signalResidualsNs());
  }

  static String sampleData(
      String token,
      String sampleToken,
      String channel,
      long timestampNs,
      Long residualNs,
      boolean keyFrame,
      String sha256) {
    return String.join(
        " ",
        "sample_data",
        token,
        String.valueOf(sampleToken),
        channel,
        String.valueOf(timestampNs),
        String.valueOf(residualNs),
        String.valueOf(keyFrame),
        sha256);
  }

  static String scene(String token, long firstNs, long lastNs, long samples) {
    return "scene " + token + " " + firstNs + " " + lastNs + " " + samples;
  }

  static String signal(String channel, String name, long timeNs, double value, String text) {
    return "signal " + channel + " " + name + " " + timeNs + " " + value + " " + text;
  }

  private static void signals(SignalBatch batch, List<String> lines) {
    for (int i = 0; i < batch.value().length; i++) {
      lines.add(
          signal(
              batch.channel(),
              batch.name(),
              batch.timestampNs()[i],
              batch.value()[i],
              batch.text() == null ? null : batch.text()[i]));
    }
  }
}
