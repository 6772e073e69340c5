package io.roadloom.lake;

import java.util.Map;

/**
 * What became of a unit.
 *
 * @param counts by the names of {@link LakeSink.Counters}
 */
record UnitOutcome(Map<String, Long> counts) {}
