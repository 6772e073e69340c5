package io.roadloom.source;

/**
 * A file that may be a recording.
 *
 * @param uri where it is, with scheme
 * @param below its path below the folder that was asked for; its name where it was asked for itself
 * @param size bytes
 * @param modifiedMs when it was last changed
 */
public record FoundFile(String uri, String below, long size, long modifiedMs) {}
