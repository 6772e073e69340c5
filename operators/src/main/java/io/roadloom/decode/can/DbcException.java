package io.roadloom.decode.can;

/** A CAN database is wrong: a user's mistake. The message is one line that names the place. */
public final class DbcException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int MAX_SHOWN = 60;

  DbcException(int line, String expected, String found) {
    super("line " + line + ": expected " + expected + ", found " + found);
  }

  /** What stands there, in quotes, cut where it is long. */
  static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ");
    return "«" + (line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line) + "»";
  }
}
