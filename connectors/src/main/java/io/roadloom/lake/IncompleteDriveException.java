package io.roadloom.lake;

/**
 * A job came to its end without having seen all of a drive: it was stopped early, or a part of the
 * pipeline lost something. Nothing was committed.
 */
public class IncompleteDriveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  IncompleteDriveException(String message) {
    super(message);
  }
}
