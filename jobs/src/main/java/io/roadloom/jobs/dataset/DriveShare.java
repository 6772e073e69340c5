package io.roadloom.jobs.dataset;

import io.roadloom.jobs.dataset.SpooledDrives.SpooledDrive;

/** A drive's place in a version. */
record DriveShare(SpooledDrive drive, String split, String group, long members) {}
