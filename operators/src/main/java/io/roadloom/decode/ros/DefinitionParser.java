package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads concatenated message definitions, {@code ros1msg} and {@code ros2msg} alike. */
final class DefinitionParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_COUNT = 1 << 28;
  private static final Pattern SEPARATOR = Pattern.compile("={20,}\\s*");
  private static final Pattern HEADING = Pattern.compile("MSG:\\s*(\\S+)\\s*");
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][\\w/]*)(?:<=\\d+)?(?:\\[(<=)?(\\d*)])?\\s+([A-Za-z]\\w*)\\s*(.*)");
  private final boolean ros1;
  private final Map<String, List<Line>> definitions = new LinkedHashMap<>();
  private final Map<String, RosType> types = new HashMap<>();

  private record Line(int number, String text) {}

  private DefinitionParser(boolean ros1) {
    this.ros1 = ros1;
  }

  /**
   * @param name of the first definition
   * @param ros1 whether built-in types are those of ROS 1
   */
  static RosType parse(String name, String text, boolean ros1) throws UndecodableException {
    DefinitionParser parser = new DefinitionParser(ros1);
    String root = RosType.shortName(name);
    parser.split(root, text);
    return parser.type(root, 0);
  }

  private void split(String root, String text) {
    List<Line> lines = new ArrayList<>();
    definitions.put(root, lines);
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      String line = all[i].strip();
      Matcher heading = HEADING.matcher(line);
      if (SEPARATOR.matcher(line).matches()) {
        continue;
      }
      if (heading.matches()) {
        lines = new ArrayList<>();
        definitions.putIfAbsent(RosType.shortName(heading.group(1)), lines);
      } else if (!line.isEmpty() && line.charAt(0) != '#') {
        lines.add(new Line(i + 1, line));
      }
    }
  }

  private RosType type(String name, int depth) throws UndecodableException {
    if (depth > MAX_DEPTH) {
      throw new UndecodableException("definition of " + name + " nests without end");
    }
    RosType known = types.get(name);
    if (known != null) {
      return known;
    }
    List<RosField> fields = new ArrayList<>();
    for (Line line : definitions.get(name)) {
      RosField field = field(name, line, depth);
      if (field != null) {
        fields.add(field);
      }
    }
    RosType type = new RosType(name, List.copyOf(fields));
    types.put(name, type);
    return type;
  }

  private RosField field(String owner, Line line, int depth) throws UndecodableException {
    Matcher field = FIELD.matcher(line.text());
    if (!field.matches()) {
      throw malformed(owner, line, "a field, not «" + line.text() + "»");
    }
    String rest = field.group(5);
    if (rest.startsWith("=")) {
      return null; // a constant
    }
    int count = RosField.SINGLE;
    if (field.group(3) != null) {
      boolean sequence = field.group(2) != null || field.group(3).isEmpty();
      count = sequence ? RosField.SEQUENCE : count(owner, line, field.group(3));
    }
    String typeName = field.group(1);
    String fieldName = field.group(4);
    Kind kind = builtIn(typeName);
    if (kind != null) {
      return new RosField(fieldName, kind, null, count);
    }
    RosType struct = time(typeName);
    if (struct == null) {
      struct = type(resolve(owner, line, typeName), depth + 1);
    }
    return new RosField(fieldName, Kind.STRUCT, struct, count);
  }

  private static int count(String owner, Line line, String digits) throws UndecodableException {
    if (digits.length() > 9 || Integer.parseInt(digits) > MAX_COUNT) {
      throw malformed(owner, line, "an array of at most " + MAX_COUNT + ", not " + digits);
    }
    return Integer.parseInt(digits);
  }

  private Kind builtIn(String type) {
    return switch (type) {
      case "bool" -> Kind.BOOL;
      case "int8" -> Kind.INT8;
      case "byte" -> ros1 ? Kind.INT8 : Kind.UINT8;
      case "uint8", "char" -> Kind.UINT8;
      case "int16" -> Kind.INT16;
      case "uint16" -> Kind.UINT16;
      case "int32" -> Kind.INT32;
      case "uint32" -> Kind.UINT32;
      case "int64" -> Kind.INT64;
      case "uint64" -> Kind.UINT64;
      case "float32" -> Kind.FLOAT32;
      case "float64" -> Kind.FLOAT64;
      case "string" -> Kind.STRING;
      case "wstring" -> Kind.WSTRING;
      default -> null;
    };
  }

  /** Stamps and spans: built in in ROS 1, and in ROS 2 often left out of the concatenation. */
  private RosType time(String type) {
    String shortName = RosType.shortName(type);
    boolean stamp = shortName.equals("builtin_interfaces/Time");
    boolean span = shortName.equals("builtin_interfaces/Duration");
    if (ros1 && type.equals("time") || stamp && !definitions.containsKey(shortName)) {
      return pair("builtin_interfaces/Time", ros1 ? Kind.UINT32 : Kind.INT32, Kind.UINT32);
    }
    if (ros1 && type.equals("duration") || span && !definitions.containsKey(shortName)) {
      return pair("builtin_interfaces/Duration", Kind.INT32, ros1 ? Kind.INT32 : Kind.UINT32);
    }
    return null;
  }

  private static RosType pair(String name, Kind seconds, Kind nanoseconds) {
    return new RosType(
        name,
        List.of(
            new RosField("sec", seconds, null, RosField.SINGLE),
            new RosField("nanosec", nanoseconds, null, RosField.SINGLE)));
  }

  /** The full name of a type that may be named without its package. */
  private String resolve(String owner, Line line, String type) throws UndecodableException {
    String shortName = RosType.shortName(type);
    if (definitions.containsKey(shortName)) {
      return shortName;
    }
    if (!type.contains("/")) {
      String sibling = owner.substring(0, owner.indexOf('/') + 1) + type;
      if (definitions.containsKey(sibling)) {
        return sibling;
      }
      if (type.equals("Header") && definitions.containsKey(RosType.HEADER)) {
        return RosType.HEADER;
      }
      for (String name : definitions.keySet()) {
        if (name.endsWith("/" + type)) {
          return name;
        }
      }
    }
    throw malformed(owner, line, "a type that is defined, not " + type);
  }

  private static UndecodableException malformed(String owner, Line line, String expected) {
    return new UndecodableException(
        "definition of " + owner + ", line " + line.number() + ": expected " + expected);
  }
}
