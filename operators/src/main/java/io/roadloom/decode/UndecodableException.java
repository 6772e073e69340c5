package io.roadloom.decode;

/** A channel has no decoder, and this is why: no schema, a broken one, an unknown encoding. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  /** Reasons quote schemas, whose lines may be of any length. */
  private static final int MAX_LENGTH = 500;

  public UndecodableException(String reason) {
    super(
        reason.length() <= MAX_LENGTH ? reason : reason.substring(0, MAX_LENGTH) + "…",
        null,
        false,
        false);
  }
}
