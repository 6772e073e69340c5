package io.roadloom.dataset.similar;

import javax.annotation.Nullable;

/**
 * An image of a sample, as near-duplicates are looked for: one of a sample and channel at most.
 *
 * @param sampleToken 32 hex digits
 * @param timestampNs of the sample, not of the image: images of one sample have the same
 * @param phash the image's perceptual hash; 0 is a flat image's, which is like no other
 * @param lat of the vehicle at the sample, WGS 84 degrees; null where not known
 * @param lon likewise
 */
public record SampleImage(
    String sampleToken,
    String driveId,
    long timestampNs,
    String channel,
    long phash,
    @Nullable Double lat,
    @Nullable Double lon) {}
