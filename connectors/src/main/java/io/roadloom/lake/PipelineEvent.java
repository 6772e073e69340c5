package io.roadloom.lake;

/**
 * One measurement of a run: a row of {@code pipeline_event}.
 *
 * @param timestampNs nanoseconds since the epoch
 * @param name what was measured
 * @param scope which part of the run: a unit's id, or empty for the run as a whole
 */
public record PipelineEvent(
    String runId, long timestampNs, String name, String scope, double value, String unit) {}
