package io.roadloom.export.nuscenes;

import javax.annotation.Nullable;

/**
 * A reading that was written.
 *
 * @param calibrationToken of its sensor in its recording
 * @param channel the sensor's name
 * @param path of its file
 * @param fileFormat as {@code sample_data} has it: {@code jpg}, {@code pcd}, …
 */
record ReadingNote(
    String token,
    String calibrationToken,
    String channel,
    long timestampNs,
    boolean isKeyFrame,
    @Nullable Integer width,
    @Nullable Integer height,
    String path,
    String fileFormat) {}
