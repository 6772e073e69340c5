package io.roadloom.export;

/** A folder holds the export of something else: the user's mistake. */
public final class OtherExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OtherExportException(String found) {
    super("expected an empty folder, or one of the same export, found " + found);
  }
}
