package io.roadloom.rig;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Makes rigs with their hashes: rigs that give the same rows have the same. */
final class RigHash {
  private RigHash() {}

  static Rig seal(
      Keyframes keyframes,
      long maxDisorderNs,
      @Nullable Ego ego,
      Map<String, ChannelRule> channels,
      List<SignalRule> signals) {
    // Records print all their fields, which is all that has a say; order of signals has none.
    String canonical =
        String.join(
            "\n",
            keyframes.toString(),
            Long.toString(maxDisorderNs),
            String.valueOf(ego),
            new TreeMap<>(channels).toString(),
            signals.stream().map(SignalRule::toString).sorted().toList().toString());
    return new Rig(
        keyframes, maxDisorderNs, ego, Map.copyOf(channels), List.copyOf(signals), sha(canonical));
  }

  private static String sha(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
