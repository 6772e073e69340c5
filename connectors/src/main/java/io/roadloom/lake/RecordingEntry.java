package io.roadloom.lake;

import io.roadloom.model.row.RecordingRow;

/**
 * A row of {@code recording}: a file as one run read it.
 *
 * @param attempt how many times it has been read for its drive, this one included
 */
record RecordingEntry(RecordingRow row, int attempt, String runId) {}
