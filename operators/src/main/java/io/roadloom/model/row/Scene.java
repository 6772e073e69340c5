package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import java.util.Map;

/**
 * A run of samples of one drive.
 *
 * @param firstNs time of its first sample
 * @param lastNs time of its last sample
 * @param tags what kind of scene it is, by name; what is not known has no entry
 * @param measures what the tags go by, and more, by name; what is not known has no entry
 */
public record Scene(
    DriveKey drive,
    String token,
    long firstNs,
    long lastNs,
    long samples,
    Map<String, String> tags,
    Map<String, Double> measures)
    implements Row {}
