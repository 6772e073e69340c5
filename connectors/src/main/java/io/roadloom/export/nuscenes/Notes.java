package io.roadloom.export.nuscenes;

import io.roadloom.export.card.Json;

/** Notes as lines of text: a letter for the kind, then JSON. */
final class Notes {
  private Notes() {}

  static String line(Note note) {
    return (note instanceof Calibration ? "c" : "s") + Json.line(note);
  }

  static Note read(String line) {
    String json = line.substring(1);
    return line.charAt(0) == 'c'
        ? Json.read(json, Calibration.class)
        : Json.read(json, SampleNote.class);
  }
}
