package io.roadloom.export;

import java.io.Serializable;
import java.util.List;

/**
 * What all shards of an export have in common.
 *
 * @param channels those that are exported, in the order of their topics: the dataset's required
 *     ones, else all cameras, lidars and radars of its drives
 */
public record ExportContext(String dataset, int version, List<ExportChannel> channels)
    implements Serializable {}
