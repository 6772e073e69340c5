package io.roadloom.rig;

import java.io.Serializable;

/**
 * A signal that keyframes take a value of.
 *
 * @param name its key in the sample's maps
 * @param field the signal as the decoder names it: a field path or {@code MESSAGE.SIGNAL}
 */
public record SignalRule(String name, String channel, String field, Policy policy)
    implements Serializable {}
