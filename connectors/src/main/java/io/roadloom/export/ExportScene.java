package io.roadloom.export;

import java.util.Map;

/**
 * What is known of a sample's scene.
 *
 * @param tags what kind of scene it is, by name; what is not known has no entry
 * @param measures what the tags go by, by name; what is not known has no entry
 */
public record ExportScene(Map<String, String> tags, Map<String, Double> measures) {}
