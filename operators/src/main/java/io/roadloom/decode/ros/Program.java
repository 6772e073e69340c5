package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.Names;
import javax.annotation.Nullable;

/** A message type compiled to a flat list of steps: nested structs are inlined, arrays are not. */
final class Program {
  static final int NONE = -1;

  /** What a step does. */
  enum Op {
    STRUCT,
    VALUE,
    TEXT,
    WIDE_TEXT,
    ARRAY,
    TEXTS,
    WIDE_TEXTS,
    STRUCTS
  }

  /**
   * One field.
   *
   * @param signal id, or {@link #NONE}
   * @param slot number, or {@link Slots#NONE}
   * @param picks elements that are signals of their own: {index, signal id}
   * @param element what to do with each struct of an array
   */
  record Step(
      Op op, RosField field, int signal, int slot, int[][] picks, @Nullable Program element) {}

  private final Step[] steps;
  private final Meaning meaning;
  private final Cursor cursor;
  private final Slots slots;
  private final Names names;

  Program(Step[] steps, Meaning meaning, Cursor cursor, Names names) {
    this.steps = steps;
    this.meaning = meaning;
    this.cursor = cursor;
    this.slots = new Slots(cursor);
    this.names = names;
  }

  /** Decodes a message as {@link io.roadloom.decode.MessageDecoder#decode} says. */
  void decode(byte[] data, int offset, int length, Decoded out) throws MalformedMessageException {
    cursor.open(data, offset, length);
    run(out);
    cursor.close();
    slots.header(names, out);
  }

  private void run(Decoded out) throws MalformedMessageException {
    slots.clear();
    for (Step step : steps) {
      switch (step.op) {
        case STRUCT -> cursor.passDelimiter();
        case VALUE -> value(step, out);
        case TEXT -> text(step, out);
        case WIDE_TEXT -> wideText(step, out);
        case ARRAY -> array(step, out);
        case TEXTS -> {
          for (int i = cursor.count(step.field); i > 0; i--) {
            cursor.passString();
          }
        }
        case WIDE_TEXTS -> {
          for (int i = cursor.count(step.field); i > 0; i--) {
            cursor.wideString();
          }
        }
        case STRUCTS -> {
          for (int i = cursor.count(step.field); i > 0; i--) {
            cursor.passDelimiter();
            step.element.run(out);
          }
        }
      }
    }
    meaning.reader().read(slots, names, out);
  }

  private void value(Step step, Decoded out) throws MalformedMessageException {
    Kind kind = step.field.kind();
    long bits = cursor.bits(kind);
    if (step.signal >= 0) {
      out.signal(step.signal, Cursor.number(kind, bits));
    }
    if (step.slot >= 0) {
      slots.number(step.slot, bits);
    }
  }

  private void text(Step step, Decoded out) throws MalformedMessageException {
    int length = cursor.passString();
    if (step.signal >= 0) {
      out.signal(step.signal, Double.NaN, names.of(cursor.data(), cursor.textStart(), length));
    }
    if (step.slot >= 0) {
      slots.run(step.slot, cursor.textStart(), length);
    }
  }

  private void wideText(Step step, Decoded out) throws MalformedMessageException {
    String text = cursor.wideString();
    if (step.signal >= 0) {
      out.signal(step.signal, Double.NaN, text);
    }
  }

  private void array(Step step, Decoded out) throws MalformedMessageException {
    Kind kind = step.field.kind();
    int count = cursor.count(step.field);
    int first = cursor.pass(kind, count);
    if (step.slot >= 0) {
      slots.run(step.slot, first, count);
    }
    for (int[] pick : step.picks) {
      if (pick[0] < count) {
        long bits = cursor.bitsAt(kind, first + pick[0] * kind.size());
        out.signal(pick[1], Cursor.number(kind, bits));
      }
    }
  }
}
