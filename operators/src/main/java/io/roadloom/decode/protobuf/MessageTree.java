package io.roadloom.decode.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.decode.UndecodableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * The fields of a message type that are looked at: singular values at any depth, and elements that
 * are asked for. What a type that holds itself has inside is left out.
 */
final class MessageTree {
  static final Set<JavaType> INTEGERS = Set.of(JavaType.INT, JavaType.LONG);
  static final Set<JavaType> TEXT = Set.of(JavaType.STRING);
  static final Set<JavaType> BYTES = Set.of(JavaType.BYTE_STRING);
  private static final String TIMESTAMP = "google.protobuf.Timestamp";

  /** Types nest, so that few descriptors can make more fields than there is memory for. */
  private static final int MAX_LEAVES = 1 << 16;

  private static final Pattern ELEMENT = Pattern.compile("(.*)\\[(\\d{1,5})]");
  private final boolean withSignals;
  private final Map<String, List<Integer>> requested = new HashMap<>();
  private final List<SignalInfo> signals = new ArrayList<>();
  private final Map<String, Leaf> leaves = new HashMap<>();
  private final List<Leaf> emitting = new ArrayList<>();
  private final Deque<Descriptor> open = new ArrayDeque<>();
  private final Node root;

  MessageTree(Descriptor type, boolean withSignals, Set<String> requested)
      throws UndecodableException {
    this.withSignals = withSignals;
    for (String name : requested) {
      Matcher element = ELEMENT.matcher(name);
      if (element.matches()) {
        this.requested
            .computeIfAbsent(element.group(1), path -> new ArrayList<>())
            .add(Integer.valueOf(element.group(2)));
      }
    }
    this.root = node(type, "");
  }

  Node root() {
    return root;
  }

  List<SignalInfo> signals() {
    return List.copyOf(signals);
  }

  /** The leaves that are signals, in the order of their ids. */
  Leaf[] emitting() {
    return emitting.toArray(Leaf[]::new);
  }

  /** The value at {@code path}; null where the type has none, or one of another type. */
  @Nullable
  Leaf leaf(String path, Set<JavaType> types) {
    Leaf leaf = leaves.get(path);
    return leaf != null && types.contains(leaf.javaType()) ? leaf : null;
  }

  private Node node(Descriptor type, String prefix) throws UndecodableException {
    Node node = new Node();
    List<Node.Field> fields = new ArrayList<>();
    open.push(type);
    for (FieldDescriptor field : type.getFields()) {
      String path = prefix + field.getName();
      if (field.getType() == Type.GROUP) {
        continue;
      }
      if (field.isRepeated()) {
        List<Integer> wanted = requested.get(path);
        if (withSignals && wanted != null && field.getType() != Type.MESSAGE) {
          fields.add(elements(field, path, wanted, node));
        }
      } else if (field.getType() != Type.MESSAGE) {
        Leaf leaf = leaf(field, path, node, isSignal(field, path));
        fields.add(field(field, null, leaf, null));
      } else if (!open.contains(field.getMessageType())) {
        fields.add(field(field, node(field.getMessageType(), path + "."), null, null));
      }
    }
    open.pop();
    node.set(fields);
    return node;
  }

  /** Stamp and frame of the message are columns of their own; bytes are no signal. */
  private boolean isSignal(FieldDescriptor field, String path) {
    boolean stamp =
        path.startsWith("timestamp.") && field.getContainingType().getFullName().equals(TIMESTAMP);
    return withSignals && field.getType() != Type.BYTES && !stamp && !path.equals("frame_id");
  }

  private Leaf leaf(FieldDescriptor field, String path, Node owner, boolean signal)
      throws UndecodableException {
    if (leaves.size() == MAX_LEAVES) {
      throw new UndecodableException("the message type has more than " + MAX_LEAVES + " fields");
    }
    boolean defaulted = !field.isRepeated() && !field.hasPresence();
    Leaf leaf = new Leaf(field, owner, signal ? signals.size() : Leaf.NO_SIGNAL, defaulted);
    if (signal) {
      signals.add(new SignalInfo(path, ""));
      emitting.add(leaf);
    }
    leaves.put(path, leaf);
    return leaf;
  }

  private Node.Field elements(FieldDescriptor field, String path, List<Integer> wanted, Node owner)
      throws UndecodableException {
    int last = wanted.stream().mapToInt(index -> index).max().orElseThrow();
    Leaf[] picks = new Leaf[last + 1];
    for (int index : wanted.stream().sorted().distinct().toList()) {
      picks[index] = leaf(field, path + "[" + index + "]", owner, field.getType() != Type.BYTES);
    }
    return field(field, null, new Leaf(field, owner, Leaf.NO_SIGNAL, false), picks);
  }

  private static Node.Field field(
      FieldDescriptor field, @Nullable Node message, @Nullable Leaf leaf, @Nullable Leaf[] picks) {
    int wireType = field.getLiteType().getWireType();
    return new Node.Field(field.getNumber(), wireType, message, leaf, picks, new Node.Counter());
  }
}
