package io.roadloom.lineage;

import java.util.List;

/** What a check of lineage came to. */
public record LineageReport(long rows, long bytes, long recordings, List<Mismatch> mismatches) {}
