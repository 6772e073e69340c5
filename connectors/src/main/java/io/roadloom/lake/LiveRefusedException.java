package io.roadloom.lake;

/**
 * A live pipeline and the tables do not fit together: going on would lose rows or double them. The
 * message says what to do.
 */
public final class LiveRefusedException extends LakeException {
  private static final long serialVersionUID = 1;

  LiveRefusedException(String liveName, String reason) {
    super("live %s: %s".formatted(liveName, reason));
  }
}
