package io.roadloom.export;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.EgoPose;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * A sample of a dataset with the readings that are exported of it.
 *
 * @param sceneToken null where the sample has no scene
 * @param scene null where nothing is known of it
 * @param readings by channel in the order of {@link ExportContext#channels()}, of a channel by
 *     time; with sweeps where the format wants them. A channel without a reading has no entry
 * @param signals aligned values by name; a signal without a value has no entry
 * @param signalResidualsNs reading minus keyframe
 * @param completeness share of the rig's channels and signals that have a value
 * @param pose null where nothing is known of it; parts of it may be null too
 */
public record ExportSample(
    String token,
    long timestampNs,
    DriveKey drive,
    @Nullable String sceneToken,
    @Nullable ExportScene scene,
    String split,
    List<ExportReading> readings,
    Map<String, Double> signals,
    Map<String, Long> signalResidualsNs,
    double completeness,
    @Nullable EgoPose pose) {}
