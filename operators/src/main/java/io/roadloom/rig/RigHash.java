package io.roadloom.rig;

import io.roadloom.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * Makes rigs with their hashes: SHA-256 over all that has a say in the rows, each value with its
 * length before it. How the file is written, its comments and its order have none.
 */
public final class RigHash {
  private final StringBuilder canonical = new StringBuilder();

  private RigHash() {}

  /** A rig and its hash. */
  public static Rig seal(
      Keyframes keyframes,
      long maxDisorderNs,
      @Nullable Ego ego,
      Map<String, ChannelRule> channels,
      List<SignalRule> signals) {
    RigHash hash = new RigHash();
    hash.add(keyframes.periodNs(), keyframes.reference(), maxDisorderNs);
    if (ego != null) {
      hash.add("ego", ego.position(), ego.orientation(), ego.maxGapNs());
    }
    new TreeMap<>(channels)
        .forEach(
            (topic, rule) -> {
              if (!rule.equals(ChannelRule.DEFAULT)) {
                hash.add("channel", topic, rule.clock(), rule.latencyNs(), rule.dbc());
                hash.add(rule.policy());
              }
            });
    signals.stream()
        .sorted(Comparator.comparing(SignalRule::name))
        .forEach(
            signal -> {
              hash.add("signal", signal.name(), signal.channel(), signal.field());
              hash.add(signal.policy());
            });
    return new Rig(
        keyframes, maxDisorderNs, ego, Map.copyOf(channels), List.copyOf(signals), hash.hex());
  }

  private void add(@Nullable Object... values) {
    for (Object value : values) {
      // Policies are records, which print their kind and all they have.
      String text = value == null ? "" : value.toString();
      canonical.append(value == null ? "-" : text.length()).append(':').append(text);
    }
  }

  private String hex() {
    byte[] digest = Sha256.digest().digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }
}
