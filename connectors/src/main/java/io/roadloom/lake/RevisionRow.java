package io.roadloom.lake;

import io.roadloom.model.row.DriveSummary;
import java.io.Serializable;

/**
 * One finished revision of a drive: a row of {@code drive_revision}.
 *
 * @param digest over the rows, whatever their order
 */
record RevisionRow(
    String rigHash,
    String manifestHash,
    String codeVersion,
    String runId,
    String unitId,
    String digest,
    DriveSummary counts)
    implements Serializable {}
