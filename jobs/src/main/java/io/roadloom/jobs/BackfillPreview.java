package io.roadloom.jobs;

import io.roadloom.lake.BackfillPlan;
import io.roadloom.rig.Rig;
import io.roadloom.source.ProbedRecording;
import java.util.List;
import java.util.Map;

/**
 * What a backfill would do.
 *
 * @param found recordings at the paths, as they were found
 * @param rigs the one given, or those derived, by hash
 */
public record BackfillPreview(
    List<ProbedRecording> found, Map<String, Rig> rigs, BackfillPlan plan) {}
