package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * The vehicle at a sample. WGS 84 degrees and metres; x, y, z in metres east-north-up of the
 * drive's first fix; the quaternion turns body axes (x forward, y left, z up) into ENU. What is not
 * known is null.
 */
public record EgoPose(
    DriveKey drive,
    String sampleToken,
    long timestampNs,
    @Nullable Double lat,
    @Nullable Double lon,
    @Nullable Double alt,
    @Nullable Double x,
    @Nullable Double y,
    @Nullable Double z,
    @Nullable Double qw,
    @Nullable Double qx,
    @Nullable Double qy,
    @Nullable Double qz)
    implements Row {}
