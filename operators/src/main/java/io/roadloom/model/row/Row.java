package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import java.io.Serializable;

/**
 * What a drive yields: one table row, or a batch of them. Region and revision are the sink's to
 * add.
 */
public sealed interface Row extends Serializable
    permits Sample,
        Scene,
        EgoPose,
        SampleData,
        SignalBatch,
        CalibratedSensor,
        NotKept,
        RecordingRow,
        ChannelRow,
        DriveSummary {
  DriveKey drive();
}
