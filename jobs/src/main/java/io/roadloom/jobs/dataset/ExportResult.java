package io.roadloom.jobs.dataset;

import io.roadloom.export.FailedRecording;
import java.util.List;

/**
 * What an export came to.
 *
 * @param shards of the export, those that are there
 * @param samples in them
 * @param bytes of their files
 * @param payloadBytes of the messages that they were made of
 * @param skipped shards that were there already
 * @param failedShards that could not be written
 * @param failed why: recordings that are not to be had, or have other bytes
 */
public record ExportResult(
    long shards,
    long samples,
    long bytes,
    long payloadBytes,
    long skipped,
    long failedShards,
    List<FailedRecording> failed,
    double seconds) {}
