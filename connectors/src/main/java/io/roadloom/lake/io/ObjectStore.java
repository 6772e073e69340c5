package io.roadloom.lake.io;

/**
 * Stores of objects rather than files: nothing is there before it is whole, renaming is copying.
 */
public final class ObjectStore {
  private ObjectStore() {}

  /** Whether a place is in one, whichever client reads it. */
  public static boolean has(String uri) {
    return uri.matches("s3[an]?:.*");
  }
}
