package io.roadloom.rig;

/** The rig is wrong: a user's mistake. The message is one line that names the place. */
public class RigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RigException(String message) {
    super(message);
  }
}
