package io.roadloom.lineage;

import java.util.List;

/**
 * What a check of lineage came to.
 *
 * @param bytes of payloads that are as their rows say
 * @param mismatches how many there were
 * @param first the first of them, {@link LineageCheck#SHOWN} at most
 */
public record LineageReport(
    long rows, long bytes, long recordings, long mismatches, List<Mismatch> first) {}
