package io.roadloom.export;

import java.io.Serializable;

/**
 * A recording that samples could not be exported for.
 *
 * @param missing whether it could not be read at all; else its bytes are not those of the rows
 * @param samples of the shard that have readings in what could not be had
 * @param reason in a line; the first where there are several
 */
public record FailedRecording(
    String uri, String driveId, boolean missing, long samples, String reason)
    implements Serializable {}
