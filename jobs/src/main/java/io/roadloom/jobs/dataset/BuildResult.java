package io.roadloom.jobs.dataset;

import io.roadloom.lake.DatasetVersion;

/**
 * What a build came to.
 *
 * @param fresh false where the version was there already, of the same spec: nothing was written
 */
public record BuildResult(DatasetVersion version, boolean fresh, double seconds) {}
