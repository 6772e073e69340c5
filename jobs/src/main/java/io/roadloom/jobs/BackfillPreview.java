package io.roadloom.jobs;

import io.roadloom.lake.BackfillPlan;
import io.roadloom.rig.Rig;
import io.roadloom.source.ProbedRecording;
import java.util.List;

/**
 * What a backfill would do.
 *
 * @param found recordings at the paths, as they were found
 * @param rig read, or derived
 */
public record BackfillPreview(List<ProbedRecording> found, Rig rig, BackfillPlan plan) {}
