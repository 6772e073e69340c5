package io.roadloom.rig;

import io.roadloom.model.Clock;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * What to align, and how.
 *
 * @param maxDisorderNs how far log times may run backwards, and sensor stamps differ from them
 * @param ego null where no pose is wanted
 * @param channels by topic
 * @param signals in the order of the file
 * @param hash over everything that has a say in the rows, CAN databases included
 */
public record Rig(
    Keyframes keyframes,
    long maxDisorderNs,
    @Nullable Ego ego,
    Map<String, ChannelRule> channels,
    List<SignalRule> signals,
    String hash)
    implements Serializable {
  public ChannelRule channel(String topic) {
    return channels.getOrDefault(topic, ChannelRule.DEFAULT);
  }

  /** How far a reading's time may be from its log time, ns, on any channel. */
  public long clockReachNs() {
    boolean named =
        channels.values().stream()
            .anyMatch(rule -> rule.clock() == Clock.HEADER || rule.clock() == Clock.PUBLISH);
    // A channel that the rig does not name chooses by itself.
    return named ? Math.max(maxDisorderNs, Clock.AUTO_REACH_NS) : Clock.AUTO_REACH_NS;
  }
}
