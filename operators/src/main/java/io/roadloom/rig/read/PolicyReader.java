package io.roadloom.rig.read;

import io.roadloom.rig.Policy;
import io.roadloom.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Reads a policy and its bound, which stand side by side with other keys. */
final class PolicyReader {
  private static final Map<String, String> BOUNDS =
      Map.of("nearest", "tolerance", "previous", "max_age", "linear", "max_gap");
  private final List<String> allowed;
  private final TreeMap<String, YamlNode> bounds = new TreeMap<>();
  private @Nullable YamlNode policy;

  PolicyReader(List<String> allowed) {
    this.allowed = allowed;
  }

  /** {@code others} and the policy's own keys. */
  Map<String, Consumer<YamlNode>> with(Map<String, Consumer<YamlNode>> others) {
    Map<String, Consumer<YamlNode>> readers = new HashMap<>(others);
    readers.put("policy", node -> policy = node);
    BOUNDS.values().forEach(bound -> readers.put(bound, node -> bounds.put(bound, node)));
    return readers;
  }

  /** Null where none was given. */
  @Nullable
  Policy policy() {
    if (policy == null) {
      if (!bounds.isEmpty()) {
        throw bounds.firstEntry().getValue().keyError("no policy that it bounds");
      }
      return null;
    }
    if (policy.text().equals("slerp")) {
      throw policy.error("slerp is for orientations: name the channel as ego.orientation");
    }
    String name = policy.oneOf(allowed);
    String bound = BOUNDS.get(name);
    YamlNode value = bounds.remove(bound);
    if (value == null) {
      throw policy.error("expected " + bound + " beside policy «" + name + "», found none");
    }
    if (!bounds.isEmpty()) {
      throw bounds
          .firstEntry()
          .getValue()
          .keyError("policy «" + name + "» is bounded by " + bound + " only");
    }
    long span = value.durationNs();
    return switch (name) {
      case "nearest" -> new Policy.Nearest(span);
      case "previous" -> new Policy.Previous(span);
      default -> new Policy.Linear(span);
    };
  }
}
