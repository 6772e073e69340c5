package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * A run of values of one signal, in time order: as many rows of {@code signal}.
 *
 * @param timestampNs the channel's clock minus its latency
 * @param text null where no value has one
 */
public record SignalBatch(
    DriveKey drive,
    String channel,
    String name,
    String unit,
    long[] timestampNs,
    double[] value,
    @Nullable String[] text)
    implements Row {}
