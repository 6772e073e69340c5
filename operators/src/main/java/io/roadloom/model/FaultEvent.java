package io.roadloom.model;

/** A fault on its way to {@code quarantine}. */
public record FaultEvent(RecordingRef recording, Fault fault) implements DriveEvent {
  @Override
  public long orderNs() {
    return Long.MIN_VALUE;
  }
}
