package io.roadloom.export.card;

import io.roadloom.export.ExportChannel;
import java.util.List;
import javax.annotation.Nullable;

/**
 * All that the documents of an export tell.
 *
 * @param files the data files, in order of path
 * @param recordings in order of drive and identity
 * @param channels those that were exported, in the order of their topics
 * @param firstNs time of the oldest sample, ns since the epoch; null where there are no samples
 * @param lastNs time of the newest sample, ns since the epoch; null where there are no samples
 * @param leakageReport shares, errors and distances between splits as the version's row has them:
 *     JSON
 */
public record ExportFacts(
    DatasetFacts dataset,
    CardFormat format,
    List<ExportedFile> files,
    List<ExportedRecording> recordings,
    List<ExportChannel> channels,
    @Nullable Long firstNs,
    @Nullable Long lastNs,
    ExportStatistics statistics,
    String leakageReport) {}
