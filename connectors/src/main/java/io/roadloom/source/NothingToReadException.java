package io.roadloom.source;

/** A path that was asked for has nothing to read: a user's mistake. One line that names it. */
public final class NothingToReadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NothingToReadException(String message) {
    super(message);
  }
}
