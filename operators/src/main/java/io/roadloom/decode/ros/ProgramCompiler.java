package io.roadloom.decode.ros;

import io.roadloom.decode.MessageDecoder.SignalInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles a message type to a {@link Program}. */
final class ProgramCompiler {
  private static final int[][] NO_PICKS = {};
  private final Cursor cursor;
  private final Names names = new Names();
  private final boolean cdr;
  private final Set<String> requested;
  private final List<SignalInfo> signals = new ArrayList<>();

  /**
   * @param requested paths of array elements that are wanted as signals: {@code position[0]}
   */
  ProgramCompiler(Cursor cursor, boolean cdr, Set<String> requested) {
    this.cursor = cursor;
    this.cdr = cdr;
    this.requested = requested;
  }

  /** Signals of the programs compiled so far; ids are indexes. */
  List<SignalInfo> signals() {
    return signals;
  }

  Program compile(RosType type, boolean withSignals) {
    return compile(type, Meanings.of(type.name()), withSignals);
  }

  Program compile(RosType type, Meaning meaning, boolean withSignals) {
    List<Program.Step> steps = new ArrayList<>();
    add(type, "", withSignals, slots(type, meaning), type.name(), steps);
    return new Program(steps.toArray(Program.Step[]::new), meaning, cursor, names);
  }

  /** Paths by slot. */
  private static List<String> slots(RosType type, Meaning meaning) {
    List<String> slots = new ArrayList<>();
    boolean header = hasHeader(type);
    slots.add(header ? "header.stamp.sec" : null);
    slots.add(header ? "header.stamp.nanosec" : null);
    slots.add(header ? "header.frame_id" : null);
    slots.addAll(meaning.fields());
    return slots;
  }

  private static boolean hasHeader(RosType type) {
    return type.fields().stream()
        .anyMatch(field -> field.name().equals("header") && isHeader(field));
  }

  private static boolean isHeader(RosField field) {
    return field.kind() == Kind.STRUCT
        && field.count() == RosField.SINGLE
        && field.struct().name().equals(RosType.HEADER);
  }

  private void add(
      RosType type,
      String prefix,
      boolean withSignals,
      List<String> slots,
      String root,
      List<Program.Step> steps) {
    if (cdr && type.fields().isEmpty()) {
      // A struct must have a member, so ROS 2 sends one.
      steps.add(step(Program.Op.VALUE, Kind.UINT8, Program.NONE, Program.NONE));
    }
    for (RosField field : type.fields()) {
      String path = prefix + field.name();
      int slot = slots.indexOf(path);
      if (field.count() != RosField.SINGLE) {
        steps.add(array(field, path, withSignals, slot, root));
      } else if (field.kind() == Kind.STRUCT) {
        boolean inner = withSignals && !(prefix.isEmpty() && isHeader(field));
        add(field.struct(), path + ".", inner, slots, root, steps);
      } else {
        Program.Op op =
            switch (field.kind()) {
              case STRING -> Program.Op.TEXT;
              case WSTRING -> Program.Op.WIDE_TEXT;
              default -> Program.Op.VALUE;
            };
        int signal = withSignals ? signal(path, root) : Program.NONE;
        steps.add(step(op, field.kind(), signal, slot));
      }
    }
  }

  private Program.Step array(
      RosField field, String path, boolean withSignals, int slot, String root) {
    Program element = null;
    Program.Op op =
        switch (field.kind()) {
          case STRING -> Program.Op.TEXTS;
          case WSTRING -> Program.Op.WIDE_TEXTS;
          case STRUCT -> Program.Op.STRUCTS;
          default -> Program.Op.ARRAY;
        };
    if (field.kind() == Kind.STRUCT) {
      element = compile(field.struct(), false);
    }
    int[][] picks = withSignals && op == Program.Op.ARRAY ? picks(path, root) : NO_PICKS;
    return new Program.Step(op, field.kind(), field.count(), Program.NONE, slot, picks, element);
  }

  private int[][] picks(String path, String root) {
    return requested.stream()
        .filter(name -> name.startsWith(path + "[") && name.endsWith("]"))
        .sorted()
        .map(name -> name.substring(path.length() + 1, name.length() - 1))
        .filter(index -> index.matches("\\d{1,9}"))
        .map(index -> new int[] {Integer.parseInt(index), signal(path + "[" + index + "]", root)})
        .toArray(int[][]::new);
  }

  private int signal(String path, String root) {
    signals.add(new SignalInfo(path, Units.of(root, path)));
    return signals.size() - 1;
  }

  private static Program.Step step(Program.Op op, Kind kind, int signal, int slot) {
    return new Program.Step(op, kind, RosField.SINGLE, signal, slot, NO_PICKS, null);
  }
}
