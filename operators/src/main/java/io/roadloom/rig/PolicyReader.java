package io.roadloom.rig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Reads a policy and its bound, which stand side by side with other keys. */
final class PolicyReader {
  private static final Map<String, String> BOUNDS =
      Map.of("nearest", "tolerance", "previous", "max_age", "linear", "max_gap");
  private final List<String> allowed;
  private final Map<String, YamlNode> bounds = new HashMap<>();
  private @Nullable String name;

  PolicyReader(List<String> allowed) {
    this.allowed = allowed;
  }

  /** {@code others} and the policy's own keys. */
  Map<String, Consumer<YamlNode>> with(Map<String, Consumer<YamlNode>> others) {
    Map<String, Consumer<YamlNode>> readers = new HashMap<>(others);
    readers.put("policy", node -> name = node.oneOf(allowed));
    for (String policy : allowed) {
      String bound = BOUNDS.get(policy);
      readers.put(bound, node -> bounds.put(bound, node));
    }
    return readers;
  }

  /** Null where none was given. */
  @Nullable
  Policy policy(YamlNode owner) {
    if (name == null) {
      if (!bounds.isEmpty()) {
        String bound = bounds.keySet().iterator().next();
        throw bounds.get(bound).error("«" + bound + "» without a policy that it bounds");
      }
      return null;
    }
    String bound = BOUNDS.get(name);
    YamlNode value = bounds.remove(bound);
    if (value == null) {
      throw owner.error("policy «" + name + "»: expected " + bound + ", found none");
    }
    if (!bounds.isEmpty()) {
      String other = bounds.keySet().iterator().next();
      throw bounds.get(other).error("policy «" + name + "» has no «" + other + "»");
    }
    long span = value.durationNs();
    return switch (name) {
      case "nearest" -> new Policy.Nearest(span);
      case "previous" -> new Policy.Previous(span);
      default -> new Policy.Linear(span);
    };
  }
}
