package io.roadloom.align;

import io.roadloom.model.Clock;
import io.roadloom.model.Modality;
import io.roadloom.model.RecordingRef;
import java.util.Map;
import java.util.Random;

/**
 * A message as the tests think of it, one at a time.
 *
 * @param payload stands for its bytes
 * @param signals value by name; a {@link String} is a text without a number
 */
record Message(
    RecordingRef recording,
    String topic,
    Modality modality,
    boolean decoded,
    long logNs,
    long timeNs,
    Clock clock,
    long sequence,
    long payload,
    long chunkOffset,
    long payloadOffset,
    Map<String, Object> signals) {
  static final int LENGTH = 100;

  /** Four words that stand for the payload's SHA-256. */
  long[] sha() {
    return new Random(payload).longs(4).toArray();
  }

  Message in(RecordingRef other, long shift) {
    return new Message(
        other,
        topic,
        modality,
        decoded,
        logNs,
        timeNs,
        clock,
        sequence,
        payload,
        chunkOffset + shift,
        payloadOffset + shift,
        signals);
  }

  /** Whether it is the same reading, wherever its bytes lie. */
  boolean same(Message other) {
    return topic.equals(other.topic) && timeNs == other.timeNs && payload == other.payload;
  }
}
