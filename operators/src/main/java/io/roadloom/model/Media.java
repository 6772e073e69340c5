package io.roadloom.model;

/**
 * Where the image or cloud lies in each reading's payload, and what it is. Parallel arrays, one
 * entry a reading.
 *
 * @param offset first byte, counted from the payload's first
 * @param length bytes
 * @param width pixels; 0 where not an image or unknown
 * @param height pixels; 0 where not an image or unknown
 * @param points points of a cloud; 0 where not a cloud
 * @param phash perceptual hash of the image; 0 where {@code hashed} is false
 * @param hashed whether the image could be decoded and {@code phash} is set
 * @param luma mean of the image, 0 to 255; NaN where it is not hashed, or by a version without luma
 */
public record Media(
    int[] offset,
    int[] length,
    int[] width,
    int[] height,
    int[] points,
    long[] phash,
    boolean[] hashed,
    double[] luma) {}
