package io.roadloom.rig;

import java.util.Set;

/** Holds a rig against the channels that recordings have. */
public final class RigCheck {
  private RigCheck() {}

  /**
   * @param topics of all recordings together; a channel that some lack is no mistake
   * @throws RigException where the rig names a channel that none has
   */
  public static void check(ParsedRig parsed, Set<String> topics) {
    if (topics.isEmpty()) {
      return; // nothing could be read: that is said elsewhere
    }
    parsed.places().keySet().stream()
        .filter(topic -> !topics.contains(topic))
        .sorted()
        .findFirst()
        .ifPresent(
            topic -> {
              throw new RigException(
                  "%s: channel %s is in none of the recordings; they have %s"
                      .formatted(parsed.places().get(topic), topic, Nearest.list(topic, topics)));
            });
  }
}
