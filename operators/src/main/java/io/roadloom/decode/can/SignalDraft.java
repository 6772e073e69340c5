package io.roadloom.decode.can;

import io.roadloom.decode.can.DbcSignal.Type;
import javax.annotation.Nullable;

/** A signal of which later statements may say more. */
final class SignalDraft {
  static final long[] ALWAYS = {};
  final String shortName;
  final int line;
  final int start;
  final int length;
  final boolean bigEndian;
  final double factor;
  final double offset;
  final String unit;

  /** The name in full, where {@link #shortName} had to be cut to the format's 32 characters. */
  String name;

  Type type;
  boolean isMultiplexor;

  /** The multiplexor's short name; null where there is none, or the message has only one. */
  @Nullable String multiplexor;

  /** Values of the multiplexor for which it is there: from, to, from, to, … */
  long[] selected = ALWAYS;

  /** Where {@link #selected} was said. */
  int selectedLine;

  @Nullable ValueTable labels;

  SignalDraft(
      String shortName,
      int line,
      int start,
      int length,
      boolean bigEndian,
      double factor,
      double offset,
      String unit) {
    this.shortName = shortName;
    this.name = shortName;
    this.line = line;
    this.selectedLine = line;
    this.start = start;
    this.length = length;
    this.bigEndian = bigEndian;
    this.factor = factor;
    this.offset = offset;
    this.unit = unit;
  }

  boolean isMultiplexed() {
    return selected.length > 0;
  }

  /**
   * @param selector place of the signal that selects this one among its message's, −1 for none
   */
  DbcSignal finished(int selector) {
    return new DbcSignal(
        name, start, length, bigEndian, type, factor, offset, unit, selector, selected, labels);
  }
}
