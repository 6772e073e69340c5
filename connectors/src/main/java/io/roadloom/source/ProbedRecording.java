package io.roadloom.source;

import io.roadloom.format.RecordingIndex;
import io.roadloom.model.RecordingRef;

/**
 * A recording that has been looked at, not read: which it is, whose, and what it says of itself.
 */
public record ProbedRecording(RecordingRef recording, RecordingIndex index) {}
