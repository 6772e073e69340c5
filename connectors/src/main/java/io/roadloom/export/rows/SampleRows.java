package io.roadloom.export.rows;

import io.roadloom.export.ExportScene;
import io.roadloom.model.DriveKey;
import io.roadloom.model.row.EgoPose;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** A sample of a dataset by its rows: all of it but the bytes. */
public record SampleRows(
    String token,
    long timestampNs,
    DriveKey drive,
    @Nullable String sceneToken,
    @Nullable ExportScene scene,
    Map<String, Double> signals,
    Map<String, Long> signalResidualsNs,
    double completeness,
    @Nullable EgoPose pose,
    List<ReadingRow> readings) {}
