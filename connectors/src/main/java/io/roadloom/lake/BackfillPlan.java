package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import java.util.List;

/**
 * What a backfill has to do.
 *
 * @param units to be done one after the other
 * @param skipped recordings of the request that no unit reads: done before, or copies of others
 * @param refused recordings of the request that are of forgotten drives
 */
public record BackfillPlan(
    List<Unit> units, List<RecordingRef> skipped, List<RecordingRef> refused) {
  /** Recordings that the units read, known ones of touched drives included. */
  public List<RecordingRef> read() {
    return units.stream()
        .flatMap(unit -> unit.drives().stream())
        .flatMap(drive -> drive.recordings().stream())
        .toList();
  }
}
