package io.roadloom.decode;

/** A message is not what its schema says. Without a stack trace: it is a value, not a defect. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1;
  private final int position;
  private final String expected;
  private final String found;

  /**
   * @param position in the payload, bytes
   */
  public MalformedMessageException(int position, String expected, String found) {
    super(
        "at byte " + position + " of the message: expected " + expected + ", found " + found,
        null,
        false,
        false);
    this.position = position;
    this.expected = expected;
    this.found = found;
  }

  public int position() {
    return position;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
