package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * A sensor's mounting in a recording. Metres; rotation is x, y, z, w, sensor axes to parent axes.
 * What is not known is null, never identity.
 */
public record CalibratedSensor(
    DriveKey drive,
    String recordingId,
    String channel,
    @Nullable String frameId,
    @Nullable String parentFrame,
    @Nullable double[] translation,
    @Nullable double[] rotation,
    @Nullable double[] cameraMatrix,
    @Nullable double[] distortion)
    implements Row {}
