package io.roadloom.lake;

import io.roadloom.model.RecordingRef;

/**
 * A recording that its drive's current revision was made from.
 *
 * @param checksum over the bytes of its chunks
 * @param quarantined whether a part of it could not be read
 */
public record KnownRecording(RecordingRef ref, long checksum, boolean quarantined) {}
