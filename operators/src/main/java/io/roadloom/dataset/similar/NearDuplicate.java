package io.roadloom.dataset.similar;

/**
 * Why an image needs no sample to be kept.
 *
 * @param keptSample token of the sample that shows the same; itself kept
 * @param distance bits that their hashes differ in
 */
public record NearDuplicate(String keptSample, int distance) {}
