package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/**
 * The newest finished revision of a drive.
 *
 * @param late readings that came too late to be in it; one that is computed anew has them
 */
public record CurrentRevision(
    DriveKey drive, int revision, String rigHash, String codeVersion, String digest, long late) {}
