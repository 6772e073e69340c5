package io.roadloom.lake;

/**
 * The catalog or the storage behind it does not do what was asked: a matter of the environment, not
 * of the input. The message is one line that names the warehouse or the drive, and the reason.
 */
public class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LakeException(String message) {
    super(message);
  }

  LakeException(String what, Throwable cause) {
    super(what + ": " + reason(cause), cause);
  }

  /** The innermost message: catalogs wrap what storage says more than once. */
  private static String reason(Throwable failure) {
    String reason = failure.getClass().getSimpleName();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at.getMessage() != null && !at.getMessage().isBlank()) {
        reason = at.getMessage().lines().findFirst().orElse(reason).strip();
      }
    }
    return reason;
  }
}
