package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;

/** The order among readings of one channel and time: sequence, SHA-256, recording, offset. */
final class ReadingOrder {
  private ReadingOrder() {}

  static int compareTies(ReadingBatch a, int i, ReadingBatch b, int j) {
    int result = Long.compare(a.sequence()[i], b.sequence()[j]);
    for (int word = 0; word < 4 && result == 0; word++) {
      result = Long.compareUnsigned(a.sha()[4 * i + word], b.sha()[4 * j + word]);
    }
    if (result == 0) {
      result = a.recording().recordingId().compareTo(b.recording().recordingId());
    }
    if (result == 0) {
      result = Long.compare(a.chunkOffset(), b.chunkOffset());
    }
    return result != 0 ? result : Long.compare(a.payloadOffset()[i], b.payloadOffset()[j]);
  }
}
