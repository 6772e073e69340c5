package io.roadloom.cli;

import io.roadloom.model.Fault;

/** What of a recording cannot be read, in one line. */
final class FaultLine {
  private FaultLine() {}

  static String of(String file, Fault fault) {
    return "%s, bytes %d to %d%s: %s: expected %s, found %s"
        .formatted(
            file,
            fault.from(),
            fault.to(),
            fault.chunkOffset() == null ? "" : " of the chunk at " + fault.chunkOffset(),
            fault.reason(),
            fault.expected(),
            fault.found());
  }
}
