package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.model.ReadingBatch;
import javax.annotation.Nullable;

/** A message type compiled to a flat list of steps: nested structs are inlined, arrays are not. */
final class Program {
  static final int NONE = -1;

  /** Slots that every program has, before its meaning's. */
  static final int SECONDS = 0;

  static final int NANOSECONDS = 1;
  static final int FRAME = 2;
  static final int MEANING = 3;
  private static final long SECOND = 1_000_000_000L;

  /** What a step does. */
  enum Op {
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
   * @param count of a fixed array, or {@link RosField#SEQUENCE}; unused by single fields
   * @param signal id, or {@link #NONE}
   * @param slot number, or {@link #NONE}
   * @param picks elements that are signals of their own: {index, signal id}
   * @param element what to do with each struct of an array
   */
  record Step(
      Op op,
      @Nullable Kind kind,
      int count,
      int signal,
      int slot,
      int[][] picks,
      @Nullable Program element) {}

  private final Step[] steps;
  private final Meaning meaning;
  private final Slots slots;
  private final Names names;

  Program(Step[] steps, Meaning meaning, Cursor cursor, Names names) {
    this.steps = steps;
    this.meaning = meaning;
    this.slots = new Slots(cursor);
    this.names = names;
  }

  void run(Decoded out) throws MalformedMessageException {
    Cursor cursor = slots.cursor;
    slots.clear();
    for (Step step : steps) {
      switch (step.op) {
        case VALUE -> value(step, cursor, out);
        case TEXT -> text(step, cursor, out);
        case WIDE_TEXT -> {
          String text = cursor.wideString();
          if (step.signal >= 0) {
            out.signal(step.signal, Double.NaN, text);
          }
        }
        case ARRAY -> array(step, cursor, out);
        case TEXTS -> {
          for (int i = count(step, cursor); i > 0; i--) {
            cursor.passString();
          }
        }
        case WIDE_TEXTS -> {
          for (int i = count(step, cursor); i > 0; i--) {
            cursor.wideString();
          }
        }
        case STRUCTS -> {
          for (int i = count(step, cursor); i > 0; i--) {
            step.element.run(out);
          }
        }
      }
    }
    meaning.reader().read(slots, names, out);
  }

  /** Stamp and frame of the message last run, where it has a header. */
  void header(Decoded out) {
    if (slots.count[FRAME] >= 0) {
      long stamp = slots.integer(SECONDS) * SECOND + slots.integer(NANOSECONDS);
      out.headerNs = stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
      out.frameId = names.of(slots.cursor.data(), slots.from[FRAME], slots.count[FRAME]);
    }
  }

  private void value(Step step, Cursor cursor, Decoded out) throws MalformedMessageException {
    long bits = cursor.bits(step.kind);
    if (step.signal >= 0) {
      out.signal(step.signal, Cursor.number(step.kind, bits));
    }
    if (step.slot >= 0) {
      slots.bits[step.slot] = bits;
      slots.count[step.slot] = 1;
    }
  }

  private void text(Step step, Cursor cursor, Decoded out) throws MalformedMessageException {
    int length = cursor.passString();
    if (step.signal >= 0) {
      out.signal(step.signal, Double.NaN, names.of(cursor.data(), cursor.textStart(), length));
    }
    if (step.slot >= 0) {
      slots.from[step.slot] = cursor.textStart();
      slots.count[step.slot] = length;
    }
  }

  private void array(Step step, Cursor cursor, Decoded out) throws MalformedMessageException {
    int size = step.kind.size();
    int count = count(step, cursor);
    if (count > 0) {
      cursor.align(size);
    }
    int from = cursor.at();
    cursor.skip(size, count);
    if (step.slot >= 0) {
      slots.from[step.slot] = from;
      slots.count[step.slot] = count;
    }
    for (int[] pick : step.picks) {
      if (pick[0] < count) {
        long bits = cursor.bitsAt(step.kind, from + pick[0] * size);
        out.signal(pick[1], Cursor.number(step.kind, bits));
      }
    }
  }

  private static int count(Step step, Cursor cursor) throws MalformedMessageException {
    return step.count == RosField.SEQUENCE ? cursor.count() : step.count;
  }
}
