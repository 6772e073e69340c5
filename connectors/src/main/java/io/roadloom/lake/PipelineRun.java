package io.roadloom.lake;

/**
 * One run of the program: a row of {@code pipeline_run}.
 *
 * @param command what was run: {@code backfill}, for instance
 * @param manifestHash over the ids of all recordings that were planned
 * @param status {@code done}, {@code quarantined} or {@code failed}
 * @param startedNs nanoseconds since the epoch
 * @param endedNs nanoseconds since the epoch
 */
public record PipelineRun(
    String runId,
    String command,
    String rigHash,
    String codeVersion,
    String manifestHash,
    String status,
    long startedNs,
    long endedNs,
    long recordings,
    long messages,
    long bytes) {}
