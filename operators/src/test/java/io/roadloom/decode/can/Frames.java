package io.roadloom.decode.can;

import io.roadloom.decode.Decoded;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes single frames for tests. */
final class Frames {
  private Frames() {}

  /** By name, the values of a standard frame of these bytes. */
  static Map<String, Double> values(DbcFrames database, int id, int... bytes) {
    return values(database, id, false, bytes);
  }

  static Map<String, Double> values(DbcFrames database, int id, boolean extended, int... bytes) {
    Decoded out = decode(database, id, extended, bytes);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      values.put(database.signals().get(out.signalId(i)).name(), out.value(i));
    }
    return values;
  }

  /** By name, the labels of those values that have one. */
  static Map<String, String> labels(DbcFrames database, int id, int... bytes) {
    Decoded out = decode(database, id, false, bytes);
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      if (out.text(i) != null) {
        labels.put(database.signals().get(out.signalId(i)).name(), out.text(i));
      }
    }
    return labels;
  }

  private static Decoded decode(DbcFrames database, int id, boolean extended, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    Decoded out = new Decoded();
    database.frame(id, extended, data, 0, data.length, out);
    return out;
  }
}
