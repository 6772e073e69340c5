package io.roadloom.decode;

/** A channel has no decoder, and this is why: no schema, a broken one, an unknown encoding. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  public UndecodableException(String reason) {
    super(reason, null, false, false);
  }
}
