package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a backfill is asked to do.
 *
 * @param recordings what was found, each with the drive that its path or metadata tell of
 * @param rigHash of the rig of a drive, by the drive's id
 * @param runId names the run
 * @param force recompute drives even if all their recordings are done
 * @param unitBytes how much one job takes on, in bytes of recordings; a single drive may exceed it
 */
public record BackfillRequest(
    List<RecordingRef> recordings,
    UnaryOperator<String> rigHash,
    String codeVersion,
    String runId,
    boolean force,
    long unitBytes) {
  public static final long DEFAULT_UNIT_BYTES = 32L << 30;
}
