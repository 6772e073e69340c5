package io.roadloom.export.card;

/**
 * A text file beside the data.
 *
 * @param path below the export's folder, with slashes
 */
public record Document(String path, String text) {}
