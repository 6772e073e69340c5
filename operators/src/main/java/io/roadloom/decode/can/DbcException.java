package io.roadloom.decode.can;

/** A CAN database is wrong: a user's mistake. The message is one line that names the place. */
public final class DbcException extends Exception {
  private static final long serialVersionUID = 1;

  DbcException(int line, String expected, String found) {
    super("line " + line + ": expected " + expected + ", found «" + found + "»");
  }
}
