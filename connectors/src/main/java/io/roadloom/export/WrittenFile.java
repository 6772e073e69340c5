package io.roadloom.export;

import javax.annotation.Nullable;

/**
 * A file of an export.
 *
 * @param path relative to the export's folder
 * @param size bytes
 * @param sha256 of its bytes, 64 hex digits
 * @param token of the {@code sample_data} row, where it holds one reading
 */
public record WrittenFile(String path, long size, String sha256, @Nullable String token) {}
