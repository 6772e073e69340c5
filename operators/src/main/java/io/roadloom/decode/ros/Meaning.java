package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import java.util.List;

/**
 * What a message type means to Roadloom.
 *
 * @param fields paths of the fields that {@code reader} looks at; a field's slot is its index here,
 *     a path that the type does not have stays unfilled
 */
record Meaning(List<String> fields, Reader reader) {
  /** Nothing but signals. */
  static final Meaning NONE = new Meaning(List.of(), (slots, names, out) -> {});

  /** Puts what the slots hold into {@code out}. */
  @FunctionalInterface
  interface Reader {
    void read(Slots slots, Names names, Decoded out);
  }
}
