package io.roadloom.dataset;

/**
 * The description of a dataset is wrong, or does not fit what is there: a user's mistake. The
 * message is one line that names the place.
 */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SpecException(String message) {
    super(message);
  }
}
