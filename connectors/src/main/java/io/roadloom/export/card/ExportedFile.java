package io.roadloom.export.card;

import javax.annotation.Nullable;

/**
 * A data file of an export.
 *
 * @param path below the export's folder, with slashes
 * @param sha256 64 hex digits
 * @param split null where the file holds more than one, or none
 * @param samples in it; 0 where it does not hold whole samples
 */
public record ExportedFile(
    String path, long bytes, String sha256, @Nullable String split, long samples) {}
