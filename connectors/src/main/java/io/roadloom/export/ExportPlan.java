package io.roadloom.export;

import io.roadloom.lake.LakeConfig;
import java.io.Serializable;

/**
 * What whoever writes shards of an export has to know.
 *
 * @param lake where the tables are
 * @param folder where the export goes
 * @param seed of the order of samples in shards
 * @param key the same for exports that come to the same bytes
 */
public record ExportPlan(
    LakeConfig lake,
    ExportFormat format,
    ExportContext context,
    String folder,
    long seed,
    String key)
    implements Serializable {}
