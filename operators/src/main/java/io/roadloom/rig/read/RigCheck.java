package io.roadloom.rig.read;

import io.roadloom.model.Channel;
import io.roadloom.rig.RigException;
import io.roadloom.yaml.Nearest;
import java.util.Collection;
import java.util.Map;
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
    Map<String, String> named = Mentions.of(parsed.rig());
    for (String path : parsed.places().keySet()) {
      String topic = named.get(path);
      if (topic != null && !topics.contains(topic)) {
        throw new RigException(
            "%s: channel %s is in none of the recordings; they have: %s"
                .formatted(parsed.place(path), topic, Nearest.list(topic, topics)));
      }
    }
  }

  /**
   * Holds the fields that the rig names against the schemas of their channels.
   *
   * @param channels of all recordings together; a field that some lack is no mistake
   * @throws RigException where the rig names a field that no channel of its topic has
   */
  public static void checkFields(ParsedRig parsed, Collection<Channel> channels) {
    new FieldCheck(parsed, channels).run();
  }
}
