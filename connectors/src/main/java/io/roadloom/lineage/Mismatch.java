package io.roadloom.lineage;

import javax.annotation.Nullable;

/**
 * A row whose bytes are not what it says.
 *
 * @param chunkOffset of the chunk that the range lies in; null where it counts from the file's
 *     start
 */
public record Mismatch(
    String uri,
    @Nullable Long chunkOffset,
    long from,
    long to,
    String channel,
    String expected,
    String found) {}
