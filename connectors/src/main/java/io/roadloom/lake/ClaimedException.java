package io.roadloom.lake;

/** Another run has written a revision that was to be written. */
final class ClaimedException extends LakeException {
  private static final long serialVersionUID = 1;

  ClaimedException(String message) {
    super(message);
  }
}
