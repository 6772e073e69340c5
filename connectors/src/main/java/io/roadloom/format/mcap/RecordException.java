package io.roadloom.format.mcap;

/** A record is not what the specification says. Without a stack trace: a value, not a defect. */
final class RecordException extends Exception {
  private static final long serialVersionUID = 1;
  private final String expected;
  private final String found;

  RecordException(String expected, String found) {
    super("expected " + expected + ", found " + found, null, false, false);
    this.expected = expected;
    this.found = found;
  }

  String expected() {
    return expected;
  }

  String found() {
    return found;
  }
}
