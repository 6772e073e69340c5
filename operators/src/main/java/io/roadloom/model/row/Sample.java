package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * One keyframe.
 *
 * @param sceneToken null in rows of versions without scenes only
 * @param completeness share of the rig's channels with a policy, and signals, that have a value
 * @param signals aligned values by name; a signal without a value has no entry
 * @param signalResidualsNs reading minus keyframe, of the nearer reading for interpolations
 */
public record Sample(
    DriveKey drive,
    String token,
    @Nullable String sceneToken,
    long timestampNs,
    double completeness,
    Map<String, Double> signals,
    Map<String, Long> signalResidualsNs)
    implements Row {}
