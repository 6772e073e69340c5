package io.roadloom.model;

import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * Input that could not be read: where, why, what was expected and what was found.
 *
 * @param from first byte in the file
 * @param to one past the last byte; equals {@code from} where nothing is there
 * @param reason a short snake_case word, e.g. {@code chunk_crc}
 * @param topic the channel, where it is known
 */
public record Fault(
    long from, long to, String reason, String expected, String found, @Nullable String topic)
    implements Serializable {}
