package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;
import io.roadloom.decode.ros.Definitions.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads concatenated message definitions, {@code ros1msg} and {@code ros2msg} alike. */
final class DefinitionParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_COUNT = 1 << 28;
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][\\w/]*)(?:<=\\d+)?(?:\\[(<=)?(\\d*)])?\\s+([A-Za-z]\\w*)\\s*(.*)");
  private final boolean ros1;
  private final Definitions definitions;
  private final Map<String, RosType> types = new HashMap<>();

  private DefinitionParser(Definitions definitions, boolean ros1) {
    this.definitions = definitions;
    this.ros1 = ros1;
  }

  /**
   * @param name of the first definition
   * @param ros1 whether built-in types are those of ROS 1
   */
  static RosType parse(String name, String text, boolean ros1) throws UndecodableException {
    String root = RosType.shortName(name);
    return new DefinitionParser(new Definitions(root, text), ros1).type(root, 0);
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
    for (Line line : definitions.of(name)) {
      RosField field = field(name, line, depth);
      if (field != null) {
        fields.add(field);
      }
    }
    RosType type = RosType.of(name, fields, ros1);
    types.put(name, type);
    return type;
  }

  /** Null for a constant. */
  private @Nullable RosField field(String owner, Line line, int depth) throws UndecodableException {
    Matcher text = FIELD.matcher(line.text());
    if (!text.matches()) {
      throw malformed(owner, line, "a field, not «" + line.text() + "»");
    }
    if (text.group(5).startsWith("=")) {
      return null;
    }
    String typeName = text.group(1);
    Kind kind = builtIn(typeName);
    RosType struct = null;
    if (kind == null) {
      kind = Kind.STRUCT;
      struct = time(typeName);
      if (struct == null) {
        struct = type(resolve(owner, line, typeName), depth + 1);
      }
    }
    int count = count(owner, line, text.group(2) != null, text.group(3));
    RosField field = new RosField(text.group(4), kind, struct, count);
    if (!field.isSingle() && field.minElementBytes() == 0) {
      throw malformed(owner, line, "an array of what takes bytes, not of " + typeName);
    }
    return field;
  }

  /**
   * @param digits between the brackets; null where there are none
   */
  private static int count(String owner, Line line, boolean bound, @Nullable String digits)
      throws UndecodableException {
    if (digits == null) {
      return RosField.SINGLE;
    }
    if (bound || digits.isEmpty()) {
      return RosField.SEQUENCE;
    }
    if (digits.length() > 9 || Integer.parseInt(digits) > MAX_COUNT) {
      throw malformed(owner, line, "an array of at most " + MAX_COUNT + ", not " + digits);
    }
    return Integer.parseInt(digits);
  }

  private @Nullable Kind builtIn(String type) {
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
  private @Nullable RosType time(String type) {
    if (ros1 && type.equals("time")) {
      return RosType.time(RosType.TIME, true);
    }
    if (ros1 && type.equals("duration")) {
      return RosType.time(RosType.DURATION, true);
    }
    String name = RosType.shortName(type);
    boolean known = name.equals(RosType.TIME) || name.equals(RosType.DURATION);
    return known && !definitions.has(name) ? RosType.time(name, ros1) : null;
  }

  /** The full name of a type that may be named without its package. */
  private String resolve(String owner, Line line, String type) throws UndecodableException {
    String shortName = RosType.shortName(type);
    if (definitions.has(shortName)) {
      return shortName;
    }
    if (!type.contains("/")) {
      String sibling = owner.substring(0, owner.indexOf('/') + 1) + type;
      if (definitions.has(sibling)) {
        return sibling;
      }
      if (type.equals("Header") && definitions.has(RosType.HEADER)) {
        return RosType.HEADER;
      }
      for (String name : definitions.names()) {
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
