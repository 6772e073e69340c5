package io.roadloom.lake;

import io.roadloom.model.row.DriveSummary;
import java.io.Serializable;

/**
 * A revision of a drive: a row of {@code drive_revision}. Of several rows of one revision the one
 * of the newest checkpoint holds.
 *
 * @param manifestHash over the ids of its recordings; empty while it is open
 * @param digest over the rows, whatever their order; empty while it is open
 * @param checkpoint that committed it; 0 for a backfill
 */
record RevisionRow(
    String rigHash,
    String manifestHash,
    String codeVersion,
    String runId,
    String unitId,
    String digest,
    DriveSummary counts,
    State state,
    long checkpoint)
    implements Serializable {
  /** How far a revision is. */
  enum State {
    /** All rows are there. */
    CLOSED,
    /** A live drive: more rows come. */
    OPEN,
    /** As open, beside an older revision that is shown until this one is closed. */
    HIDDEN
  }
}
