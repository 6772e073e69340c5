package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * A sample in a version of a dataset.
 *
 * @param sceneToken null where the sample has no scene
 * @param revision of the drive that its rows are of
 * @param leakageGroup all samples of one are in one split
 * @param nearCluster of samples that show nearly the same; null where it is alone
 * @param payloadBytes of the images and clouds that it is exported with
 */
public record DatasetMember(
    String dataset,
    int version,
    String sampleToken,
    @Nullable String sceneToken,
    DriveKey drive,
    String region,
    int revision,
    long timestampNs,
    String split,
    String leakageGroup,
    @Nullable String nearCluster,
    long payloadBytes) {}
