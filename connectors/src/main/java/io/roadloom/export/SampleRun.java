package io.roadloom.export;

import io.roadloom.model.DriveKey;
import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * Members of a dataset that follow each other in one drive.
 *
 * @param revision of the drive that the dataset was built on
 * @param timesNs of the samples, ascending
 */
public record SampleRun(DriveKey drive, int revision, @Nullable String sceneToken, long[] timesNs)
    implements Serializable {}
