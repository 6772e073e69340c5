package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/**
 * A part of a live drive.
 *
 * @param revision that its rows carry
 * @param result without files: drives share them
 */
record LiveDrive(DriveKey drive, int revision, DriveResult result) {}
