package io.roadloom.forget;

/** A drive that a warehouse has never held, or was asked for by a wrong name. */
public final class UnknownDriveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownDriveException(String message) {
    super(message);
  }
}
