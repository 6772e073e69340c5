package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/** What the sink adds to each row. */
record RowScope(DriveKey drive, String region, int revision) {}
