package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import javax.annotation.Nullable;

/**
 * One channel of a recording.
 *
 * @param sensor frame id of its readings; null where they have none
 * @param undecoded why there is no decoder; null where there is one
 */
public record ChannelRow(
    DriveKey drive,
    String recordingId,
    String topic,
    String messageEncoding,
    String schemaEncoding,
    String schemaName,
    String schemaHash,
    @Nullable String sensor,
    Modality modality,
    long messages,
    @Nullable String undecoded)
    implements Row {}
