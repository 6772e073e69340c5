package io.roadloom.model;

/** What travels to the keyed function of a drive: the only thing that is shuffled. */
public sealed interface DriveEvent
    permits ReadingBatch, ReadingGroup, FaultEvent, ChannelEvent, ChunkEvent, CalibrationEvent {
  /** That it is of. */
  RecordingRef recording();

  default DriveKey drive() {
    return recording().drive();
  }

  /**
   * Log time that places the event in its drive, ns. Facts without a time of their own return
   * {@link Long#MIN_VALUE}.
   */
  long orderNs();
}
