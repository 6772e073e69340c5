package io.roadloom.decode.json;

import io.roadloom.decode.MessageDecoder.SignalInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** The fields that messages were seen to have, as a tree, so that paths are spelled out once. */
final class JsonFields {
  /** A message of ever new keys is data, not signals. */
  private static final int MAX_FIELDS = 4096;

  private static final Set<String> SECONDS =
      Set.of("timestamp.sec", "header.stamp.sec", "header.stamp.secs");
  private static final Set<String> NANOSECONDS =
      Set.of("timestamp.nsec", "header.stamp.nanosec", "header.stamp.nsec", "header.stamp.nsecs");
  private static final Set<String> FRAMES = Set.of("frame_id", "header.frame_id");

  /** What a field's value is good for. */
  enum Role {
    SIGNAL,
    SECONDS,
    NANOSECONDS,
    FRAME,
    SEQUENCE
  }

  private final boolean withSignals;
  private final Set<String> requested;
  private final List<SignalInfo> signals = new ArrayList<>();
  private int size;

  /**
   * @param requested array elements that are wanted as signals
   */
  JsonFields(boolean withSignals, Set<String> requested) {
    this.withSignals = withSignals;
    this.requested = requested;
  }

  /** Grows as messages have new fields; ids stay. */
  List<SignalInfo> signals() {
    return Collections.unmodifiableList(signals);
  }

  Node root() {
    return new Node("");
  }

  /** A field at one place in the tree. */
  final class Node {
    private final String path;
    private final Role role;
    private final boolean hasElements;
    private final Map<String, Node> children = new HashMap<>();
    private int signal = -1;
    private int metIn;

    private Node(String path) {
      this.path = path;
      this.role = roleOf(path);
      this.hasElements =
          withSignals && requested.stream().anyMatch(name -> name.startsWith(path + "["));
    }

    Role role() {
      return role;
    }

    /** Whether elements of this array are wanted. */
    boolean hasElements() {
      return hasElements;
    }

    /** The field {@code name} of this object; null where there are too many. */
    @Nullable
    Node child(String name) {
      Node child = children.get(name);
      return child != null ? child : add(name, path.isEmpty() ? name : path + "." + name);
    }

    /** The element of this array, where it is wanted as a signal, else null. */
    @Nullable
    Node element(int index) {
      String name = "[" + index + "]";
      Node element = children.get(name);
      return element != null || !requested.contains(path + name) ? element : add(name, path + name);
    }

    private @Nullable Node add(String name, String childPath) {
      if (size == MAX_FIELDS) {
        return null;
      }
      size++;
      Node child = new Node(childPath);
      children.put(name, child);
      return child;
    }

    /** The signal's id; −1 where this is none. */
    int signal() {
      if (signal < 0 && withSignals && role == Role.SIGNAL) {
        signal = signals.size();
        signals.add(new SignalInfo(path, ""));
      }
      return signal;
    }

    /** Whether this is the field's first value in a message: a key that comes twice has one. */
    boolean isFirst(int message) {
      boolean first = metIn != message;
      metIn = message;
      return first;
    }
  }

  private static Role roleOf(String path) {
    if (SECONDS.contains(path)) {
      return Role.SECONDS;
    }
    if (NANOSECONDS.contains(path)) {
      return Role.NANOSECONDS;
    }
    if (FRAMES.contains(path)) {
      return Role.FRAME;
    }
    return path.equals("header.seq") ? Role.SEQUENCE : Role.SIGNAL;
  }
}
