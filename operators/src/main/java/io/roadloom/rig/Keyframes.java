package io.roadloom.rig;

import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * When keyframes are. With both given: the reference's earliest reading of each period cell.
 *
 * @param periodNs 0 where there is no period
 * @param reference a channel; null where there is none
 */
public record Keyframes(long periodNs, @Nullable String reference) implements Serializable {}
