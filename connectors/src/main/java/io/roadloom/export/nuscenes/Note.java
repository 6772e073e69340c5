package io.roadloom.export.nuscenes;

/** What a shard tells the tables. */
sealed interface Note permits Calibration, SampleNote {}
