package io.roadloom.cli;

import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.source.NothingToReadException;
import java.util.Optional;

/** {@code NAME} or {@code NAME@VERSION} on a command line. */
final class DatasetName {
  private DatasetName() {}

  /** The version that is meant: without a number, the highest. */
  static DatasetVersion find(Datasets datasets, String text) {
    int at = text.lastIndexOf('@');
    Optional<DatasetVersion> found =
        at < 0
            ? datasets.newest(text)
            : datasets.find(text.substring(0, at), number(text, text.substring(at + 1)));
    return found.orElseThrow(
        () -> new NothingToReadException("dataset " + text + " is not in the warehouse"));
  }

  /** The version that is meant; its number must be there. */
  static DatasetVersion findExact(Datasets datasets, String text) {
    if (text.indexOf('@') < 0) {
      throw new UsageException("expected NAME@VERSION, found " + text);
    }
    return find(datasets, text);
  }

  private static int number(String text, String version) {
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw new UsageException("expected NAME@VERSION, found " + text);
    }
    return Integer.parseInt(version);
  }
}
