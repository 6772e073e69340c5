package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.io.Serializable;
import java.util.List;

/**
 * A drive to be computed as a whole.
 *
 * @param revision the number its rows will carry
 * @param recordings all that belong to it, known and new, by recording id
 * @param manifestHash over the recording ids
 */
public record DrivePlan(
    DriveKey drive, int revision, List<RecordingRef> recordings, String manifestHash)
    implements Serializable {}
