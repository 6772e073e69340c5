package io.roadloom.lake;

/**
 * What maintenance takes out of one table.
 *
 * @param rows superseded ones, and those of units that never finished
 * @param files that hold these rows, and nothing else
 * @param bytes of these files
 * @param uncommittedFiles that a writer left behind and no commit names
 * @param snapshots that can no longer be read
 */
public record Removal(
    String table, long rows, long files, long bytes, long uncommittedFiles, long snapshots) {}
