package io.roadloom.lake;

import java.io.Serializable;
import java.util.List;

/**
 * A unit of work: whole drives, computed by one Flink job and committed together.
 *
 * @param id deterministic: the same drives from the same recordings with the same rig and code into
 *     the same revisions have the same id
 * @param runId the run of the program that does it
 * @param manifestHash over the drives' manifests
 */
public record Unit(
    String id,
    String runId,
    String rigHash,
    String codeVersion,
    String manifestHash,
    List<DrivePlan> drives)
    implements Serializable {}
