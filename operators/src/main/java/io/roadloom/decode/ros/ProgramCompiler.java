package io.roadloom.decode.ros;

import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.decode.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles a message type to a {@link Program}. */
final class ProgramCompiler {
  private static final int[][] NO_PICKS = {};

  /** What ROS 2 sends of a struct without fields, since IDL wants each to have one. */
  private static final RosField DUMMY =
      RosField.single("structure_needs_at_least_one_member", Kind.UINT8);

  private static final List<Meaning.Field> HEADER =
      List.of(
          Meaning.integer("header.stamp.sec"),
          Meaning.integer("header.stamp.nanosec"),
          Meaning.text("header.frame_id"));
  private final RosType root;
  private final Cursor cursor;
  private final Names names = new Names();
  private final Set<String> requested;
  private final List<SignalInfo> signals = new ArrayList<>();

  /**
   * @param requested paths of array elements that are wanted as signals: {@code position[0]}
   */
  ProgramCompiler(RosType root, Cursor cursor, Set<String> requested) {
    this.root = root;
    this.cursor = cursor;
    this.requested = requested;
  }

  /** Signals of the program compiled; ids are indexes. */
  List<SignalInfo> signals() {
    return signals;
  }

  Program compile(Meaning meaning, boolean withSignals) {
    return compile(root, meaning, withSignals);
  }

  private Program compile(RosType type, Meaning meaning, boolean withSignals) {
    List<Meaning.Field> slots = new ArrayList<>(HEADER);
    slots.addAll(meaning.fields());
    List<Program.Step> steps = new ArrayList<>();
    add(type, "", withSignals, slots, steps);
    return new Program(steps.toArray(Program.Step[]::new), meaning, cursor, names);
  }

  private static boolean isHeader(RosField field) {
    return field.name().equals("header")
        && field.kind() == Kind.STRUCT
        && field.isSingle()
        && field.struct().name().equals(RosType.HEADER);
  }

  private void add(
      RosType type,
      String prefix,
      boolean withSignals,
      List<Meaning.Field> slots,
      List<Program.Step> steps) {
    if (cursor.isCdr() && type.fields().isEmpty()) {
      steps.add(step(Program.Op.VALUE, DUMMY, Program.NONE, Slots.NONE));
    }
    for (RosField field : type.fields()) {
      String path = prefix + field.name();
      if (field.count() == 0) {
        continue; // takes no bytes
      }
      if (!field.isSingle()) {
        steps.add(array(field, path, withSignals, slot(slots, path, field)));
      } else if (field.kind() == Kind.STRUCT) {
        if (cursor.isCdr()) {
          steps.add(step(Program.Op.STRUCT, field, Program.NONE, Slots.NONE));
        }
        boolean header = prefix.isEmpty() && isHeader(field);
        // What is merely called a header has no stamp.
        List<Meaning.Field> inner = header || !path.equals("header") ? slots : List.of();
        add(field.struct(), path + ".", withSignals && !header, inner, steps);
      } else {
        int signal = withSignals ? signal(path) : Program.NONE;
        steps.add(step(single(field.kind()), field, signal, slot(slots, path, field)));
      }
    }
  }

  private static Program.Op single(Kind kind) {
    return switch (kind) {
      case STRING -> Program.Op.TEXT;
      case WSTRING -> Program.Op.WIDE_TEXT;
      default -> Program.Op.VALUE;
    };
  }

  private static int slot(List<Meaning.Field> slots, String path, RosField field) {
    for (int i = 0; i < slots.size(); i++) {
      Meaning.Field wanted = slots.get(i);
      if (wanted.path().equals(path) && wanted.shape().fits(field)) {
        return i;
      }
    }
    return Slots.NONE;
  }

  private Program.Step array(RosField field, String path, boolean withSignals, int slot) {
    Program.Op op =
        switch (field.kind()) {
          case STRING -> Program.Op.TEXTS;
          case WSTRING -> Program.Op.WIDE_TEXTS;
          case STRUCT -> Program.Op.STRUCTS;
          default -> Program.Op.ARRAY;
        };
    Program element = null;
    if (field.kind() == Kind.STRUCT) {
      RosType struct = field.struct();
      element = compile(struct, Meanings.ofElement(root.name(), struct.name()), false);
    }
    int[][] picks = withSignals && op == Program.Op.ARRAY ? picks(path) : NO_PICKS;
    return new Program.Step(op, field, Program.NONE, slot, picks, element);
  }

  private int[][] picks(String path) {
    return requested.stream()
        .filter(name -> name.startsWith(path + "[") && name.endsWith("]"))
        .sorted()
        .map(name -> name.substring(path.length() + 1, name.length() - 1))
        .filter(index -> index.matches("\\d{1,9}"))
        .map(index -> new int[] {Integer.parseInt(index), signal(path + "[" + index + "]")})
        .toArray(int[][]::new);
  }

  private int signal(String path) {
    signals.add(new SignalInfo(path, Units.of(root.name(), path)));
    return signals.size() - 1;
  }

  private static Program.Step step(Program.Op op, RosField field, int signal, int slot) {
    return new Program.Step(op, field, signal, slot, NO_PICKS, null);
  }
}
