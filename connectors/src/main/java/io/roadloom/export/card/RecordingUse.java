package io.roadloom.export.card;

import io.roadloom.model.row.SampleData;

/**
 * A recording, or live segment, that readings were taken from. Written and read by {@link Json}.
 */
record RecordingUse(String vehicleId, String driveId, String uri) {
  static RecordingUse of(SampleData row) {
    return new RecordingUse(row.drive().vehicleId(), row.drive().driveId(), row.payloadUri());
  }

  /** The one of two that all agree on, where a recording has been found in two places. */
  static RecordingUse first(RecordingUse a, RecordingUse b) {
    return a.uri.compareTo(b.uri) <= 0 ? a : b;
  }
}
