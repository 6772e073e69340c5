package io.roadloom.export.card;

import io.roadloom.export.ExportChannel;
import java.util.List;

/**
 * All that the documents of an export tell.
 *
 * @param files the data files, each shard's where it is one file, and what was written for the
 *     whole; not the files that hold one reading each
 * @param bytes of all data files
 * @param channels those that were exported, in the order of their topics
 * @param leakageReport shares, errors and distances between splits as the version's row has them:
 *     JSON
 */
public record ExportFacts(
    DatasetFacts dataset,
    CardFormat format,
    List<ExportedFile> files,
    long bytes,
    List<ExportChannel> channels,
    ExportStatistics statistics,
    String leakageReport) {}
