package io.roadloom.replay;

/**
 * What was published.
 *
 * @param recordings that were read
 * @param messages of theirs, each counted once
 * @param delayed messages that arrived later than recorded
 * @param duplicated messages that arrived twice
 * @param unreadable places of the recordings that could not be read
 * @param bytes of all payloads that were sent
 */
public record ReplayResult(
    int recordings,
    long messages,
    long delayed,
    long duplicated,
    long unreadable,
    long bytes,
    double seconds) {}
