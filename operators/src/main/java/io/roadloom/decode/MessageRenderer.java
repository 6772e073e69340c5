package io.roadloom.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/** Writes a message as one JSON value, for people. */
public interface MessageRenderer {
  /** Longer byte arrays are written as their length and their first bytes in base 64. */
  int SHOWN_BYTES = 64;

  /**
   * Writes the message at {@code data[offset .. offset + length)}.
   *
   * @throws MalformedMessageException where the bytes are not what the schema says; what has been
   *     written is then incomplete
   */
  void render(byte[] data, int offset, int length, JsonGenerator json)
      throws IOException, MalformedMessageException;

  /** Writes a number; NaN and infinities, which JSON lacks, as strings. */
  static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }

  /** As {@link #writeNumber(JsonGenerator, double)}, with a float's shorter digits. */
  static void writeNumber(JsonGenerator json, float value) throws IOException {
    if (Float.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Float.toString(value));
    }
  }

  /** Writes bytes that are too many to show. */
  static void writeBytes(JsonGenerator json, byte[] data, int from, int count) throws IOException {
    json.writeStartObject();
    json.writeNumberField("bytes", count);
    byte[] head = Arrays.copyOfRange(data, from, from + Math.min(count, SHOWN_BYTES));
    json.writeStringField("head", Base64.getEncoder().encodeToString(head));
    json.writeEndObject();
  }
}
