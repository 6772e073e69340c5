package io.roadloom.rig;

import java.util.Map;

/**
 * A rig with the places of what it names.
 *
 * @param places by channel topic: {@code rig.yaml:12} of its first mention
 */
public record ParsedRig(Rig rig, Map<String, String> places) {}
