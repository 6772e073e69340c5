package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;
import io.roadloom.decode.ros.IdlDeclarations.Member;
import io.roadloom.decode.ros.IdlDeclarations.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Message types by what {@code ros2idl} declares. */
final class IdlTypes {
  private static final int MAX_DEPTH = 32;
  private final IdlDeclarations declared;
  private final Map<String, RosType> types = new HashMap<>();

  private IdlTypes(IdlDeclarations declared) {
    this.declared = declared;
  }

  /**
   * @param name {@code pkg/msg/Type}
   */
  static RosType parse(String name, String text) throws UndecodableException {
    IdlTypes types = new IdlTypes(new IdlDeclarations(new IdlLexer(name, text)));
    String scoped = name.replace("/", "::");
    if (!types.declared.structs.containsKey(scoped)) {
      throw new UndecodableException("the definition of " + name + " has no struct " + scoped);
    }
    return types.type(scoped, 0);
  }

  private RosType type(String scoped, int depth) throws UndecodableException {
    String name = RosType.shortName(scoped.replace("::", "/"));
    if (depth > MAX_DEPTH) {
      throw new UndecodableException("definition of " + name + " nests without end");
    }
    RosType known = types.get(scoped);
    if (known == null) {
      List<RosField> fields = new ArrayList<>();
      for (Member member : declared.structs.get(scoped)) {
        fields.add(field(name, member, depth));
      }
      known = RosType.of(name, fields, false);
      types.put(scoped, known);
    }
    return known;
  }

  private RosField field(String owner, Member member, int depth) throws UndecodableException {
    TypeRef type = member.type();
    int count = type.count();
    Kind kind = builtIn(type.name());
    for (int i = 0; kind == null && i < MAX_DEPTH; i++) {
      TypeRef alias = find(declared.aliases, type);
      if (alias == null) {
        break;
      }
      count = combine(owner, member, count, alias.count());
      type = alias;
      kind = builtIn(type.name());
    }
    RosType struct = null;
    if (kind == null) {
      kind = Kind.STRUCT;
      struct = struct(owner, member, type, depth);
    }
    RosField field = new RosField(member.name(), kind, struct, count);
    if (!field.isSingle() && field.minElementBytes() == 0) {
      throw malformed(owner, member, "is an array of what takes no bytes");
    }
    return field;
  }

  private RosType struct(String owner, Member member, TypeRef type, int depth)
      throws UndecodableException {
    String scoped = findName(declared.structs, type);
    if (scoped != null) {
      return type(scoped, depth + 1);
    }
    String name = RosType.shortName(type.name().replace("::", "/"));
    if (name.equals(RosType.TIME) || name.equals(RosType.DURATION)) {
      return RosType.time(name, false); // often left out
    }
    throw malformed(owner, member, "is of a type that is not defined: " + type.name());
  }

  private static int combine(String owner, Member member, int outer, int inner)
      throws UndecodableException {
    if (outer == RosField.SINGLE || inner == RosField.SINGLE) {
      return outer == RosField.SINGLE ? inner : outer;
    }
    long all = (long) outer * inner;
    if (outer == RosField.SEQUENCE || inner == RosField.SEQUENCE || all > Integer.MAX_VALUE) {
      throw malformed(owner, member, "is a sequence of arrays, or an array too long");
    }
    return (int) all;
  }

  private static <T> @Nullable T find(Map<String, T> all, TypeRef type) {
    String name = findName(all, type);
    return name == null ? null : all.get(name);
  }

  /** The scoped name of what {@code type} names: looked for in its scope, then around that. */
  private static @Nullable String findName(Map<String, ?> all, TypeRef type) {
    if (type.name().startsWith("::")) {
      String absolute = type.name().substring(2);
      return all.containsKey(absolute) ? absolute : null;
    }
    for (String scope = type.scope(); ; scope = outer(scope)) {
      if (all.containsKey(scope + type.name())) {
        return scope + type.name();
      }
      if (scope.isEmpty()) {
        return null;
      }
    }
  }

  /** {@code a::} of {@code a::b::}. */
  private static String outer(String scope) {
    int end = scope.lastIndexOf("::", scope.length() - 3);
    return end < 0 ? "" : scope.substring(0, end + 2);
  }

  private static @Nullable Kind builtIn(String type) {
    return switch (type) {
      case "boolean" -> Kind.BOOL;
      case "int8" -> Kind.INT8;
      case "uint8", "octet", "char" -> Kind.UINT8;
      case "int16", "short" -> Kind.INT16;
      case "uint16", "unsigned short", "wchar" -> Kind.UINT16;
      case "int32", "long" -> Kind.INT32;
      case "uint32", "unsigned long" -> Kind.UINT32;
      case "int64", "long long" -> Kind.INT64;
      case "uint64", "unsigned long long" -> Kind.UINT64;
      case "float" -> Kind.FLOAT32;
      case "double" -> Kind.FLOAT64;
      case "string" -> Kind.STRING;
      case "wstring" -> Kind.WSTRING;
      default -> null;
    };
  }

  private static UndecodableException malformed(String owner, Member member, String what) {
    return new UndecodableException(
        "definition of " + owner + ": field " + member.name() + " " + what);
  }
}
