package io.roadloom.model.row;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import javax.annotation.Nullable;

/**
 * One reading tied to a sample: chosen for the keyframe, or a sweep near it.
 *
 * @param sampleToken null for a sweep that no sample is within 1 s of
 * @param timestampNs the channel's clock minus its latency
 * @param residualNs reading minus keyframe; null without a sample
 * @param chunkOffset file offset of the chunk record; null where the message lies bare in the file
 * @param payloadOffset of the message's payload in the decompressed chunk, or in the file
 * @param mediaOffset of the image or cloud in the payload; null where there is none
 * @param sha256 of the payload, 64 hex digits
 * @param phash null where there is no image, or none that is hashed
 * @param luma mean of a hashed image, 0 to 255; null as {@code phash}, and where it is not known
 */
public record SampleData(
    DriveKey drive,
    String token,
    @Nullable String sampleToken,
    String recordingId,
    String channel,
    Modality modality,
    long timestampNs,
    @Nullable Long residualNs,
    Clock clock,
    @Nullable Long headerNs,
    long logNs,
    long publishNs,
    long sequence,
    boolean isKeyFrame,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Integer points,
    String payloadUri,
    @Nullable Long chunkOffset,
    long payloadOffset,
    int payloadLength,
    @Nullable Integer mediaOffset,
    @Nullable Integer mediaLength,
    String sha256,
    @Nullable Long phash,
    @Nullable Double luma)
    implements Row {}
