package io.roadloom.rig;

import io.roadloom.model.Clock;
import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * What the rig says of a channel.
 *
 * @param policy null where keyframes take no reading of it
 * @param latencyNs subtracted from the clock
 * @param dbc text of the CAN database; null where there is none
 */
public record ChannelRule(
    @Nullable Policy policy, Clock clock, long latencyNs, @Nullable String dbc)
    implements Serializable {
  public static final ChannelRule DEFAULT = new ChannelRule(null, Clock.AUTO, 0, null);
}
