package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.Names;
import java.util.List;

/**
 * What a message type means to Roadloom.
 *
 * @param fields that {@code reader} looks at; a field's slot is {@link Slots#MEANING} plus its
 *     index here, one that the type does not have in that shape stays unfilled
 */
record Meaning(List<Field> fields, Reader reader) {
  /** Nothing but signals. */
  static final Meaning NONE = new Meaning(List.of(), (slots, names, out) -> {});

  record Field(String path, Shape shape) {}

  /** Puts what the slots hold into {@code out}. */
  @FunctionalInterface
  interface Reader {
    void read(Slots slots, Names names, Decoded out);
  }

  static Field integer(String path) {
    return new Field(path, Shape.INTEGER);
  }

  static Field float64(String path) {
    return new Field(path, Shape.FLOAT64);
  }

  static Field text(String path) {
    return new Field(path, Shape.TEXT);
  }

  static Field bytes(String path) {
    return new Field(path, Shape.BYTES);
  }

  static Field float64s(String path) {
    return new Field(path, Shape.FLOAT64S);
  }
}
