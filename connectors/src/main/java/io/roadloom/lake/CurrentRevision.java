package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/** The newest finished revision of a drive. */
public record CurrentRevision(
    DriveKey drive, int revision, String rigHash, String codeVersion, String digest) {}
