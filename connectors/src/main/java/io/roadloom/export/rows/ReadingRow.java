package io.roadloom.export.rows;

import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.SampleData;
import javax.annotation.Nullable;

/** A reading of a sample by its rows. */
public record ReadingRow(SampleData data, @Nullable CalibratedSensor mounting) {}
