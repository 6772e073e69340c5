package io.roadloom.rig.read;

import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** Where a rig names channels. */
final class Mentions {
  private final Map<String, String> topics = new HashMap<>();

  private Mentions() {}

  /** Topics by their paths in the rig. */
  static Map<String, String> of(Rig rig) {
    Mentions mentions = new Mentions();
    mentions.add("keyframes.reference", rig.keyframes().reference());
    if (rig.ego() != null) {
      mentions.add("ego.position", rig.ego().position());
      mentions.add("ego.orientation", rig.ego().orientation());
    }
    for (String topic : rig.channels().keySet()) {
      mentions.add("channels." + topic, topic);
    }
    for (SignalRule signal : rig.signals()) {
      mentions.add("signals." + signal.name() + ".channel", signal.channel());
    }
    return mentions.topics;
  }

  private void add(String path, @Nullable String topic) {
    if (topic != null) {
      topics.put(path, topic);
    }
  }
}
