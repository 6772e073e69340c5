package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.util.List;
import java.util.Set;

/**
 * What an enumerator has not handed out yet.
 *
 * @param unplanned recordings to be indexed; each group is planned as one
 * @param pending splits that no reader has
 * @param seen files found by watching, whose recordings are planned, pending, or with readers
 */
record EnumeratorState(
    List<List<RecordingRef>> unplanned, List<RecordingSplit> pending, Set<String> seen) {}
