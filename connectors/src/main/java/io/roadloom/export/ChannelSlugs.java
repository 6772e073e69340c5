package io.roadloom.export;

import io.roadloom.model.Modality;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Names channels in files: the topic with {@code _} for all but letters, digits, {@code _} and
 * {@code -}, and without the leading ones. A name that is too long, or another channel's too, ends
 * in 8 hex digits of its topic's token instead.
 */
public final class ChannelSlugs {
  /** Characters of a name; with a sample's token and an ending it fits in a tar header. */
  public static final int MAX = 48;

  private static final int HASH = 8;

  private ChannelSlugs() {}

  /** The channels in the order of their topics, named. */
  public static List<ExportChannel> of(SortedMap<String, Modality> modalities) {
    Map<String, Integer> uses = new HashMap<>();
    modalities.keySet().forEach(topic -> uses.merge(plain(topic), 1, Integer::sum));
    List<ExportChannel> channels = new ArrayList<>();
    modalities.forEach(
        (topic, modality) -> {
          String plain = plain(topic);
          boolean fits = uses.get(plain) == 1 && !plain.isEmpty() && plain.length() <= MAX;
          channels.add(new ExportChannel(topic, fits ? plain : hashed(topic, plain), modality));
        });
    return List.copyOf(channels);
  }

  private static String plain(String topic) {
    return topic.replaceAll("[^A-Za-z0-9_-]", "_").replaceAll("^_+", "");
  }

  private static String hashed(String topic, String plain) {
    String kept = plain.substring(0, Math.min(plain.length(), MAX - HASH - 1));
    return kept + "_" + Token.of(Token.text(topic)).substring(0, HASH);
  }
}
