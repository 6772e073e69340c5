package io.roadloom.decode.can;

/** Signals with one thing changed. */
final class Signals {
  private Signals() {}

  static DbcSignal withType(DbcSignal s, DbcSignal.Type type) {
    return copy(s, type, s.multiplexor(), s.selected(), s.labels());
  }

  static DbcSignal withMultiplexor(DbcSignal s, String multiplexor, long[][] selected) {
    return copy(s, s.type(), multiplexor, selected, s.labels());
  }

  static DbcSignal withLabels(DbcSignal s, ValueTable labels) {
    return copy(s, s.type(), s.multiplexor(), s.selected(), labels);
  }

  private static DbcSignal copy(
      DbcSignal s, DbcSignal.Type type, String multiplexor, long[][] selected, ValueTable labels) {
    return new DbcSignal(
        s.name(),
        s.start(),
        s.length(),
        s.bigEndian(),
        type,
        s.factor(),
        s.offset(),
        s.unit(),
        s.isMultiplexor(),
        multiplexor,
        selected,
        labels);
  }
}
