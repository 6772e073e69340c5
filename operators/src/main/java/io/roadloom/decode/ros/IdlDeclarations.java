package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What IDL declares, by scoped name: {@code pkg::msg::Type}. */
final class IdlDeclarations {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_COUNT = 1 << 28;

  /**
   * A type as it is written.
   *
   * @param name built-in with single spaces, or of a declaration
   * @param scope that the name is looked up in, then in what is around it
   * @param count as {@link RosField#count()}
   */
  record TypeRef(String name, String scope, int count) {}

  record Member(String name, TypeRef type) {}

  /** A struct's members. */
  final Map<String, List<Member>> structs = new HashMap<>();

  /** What names stand for; enumerations for a number. */
  final Map<String, TypeRef> aliases = new HashMap<>();

  private final Map<String, Integer> constants = new HashMap<>();
  private final IdlLexer in;

  IdlDeclarations(IdlLexer in) throws UndecodableException {
    this.in = in;
    while (!in.atEnd()) {
      declaration("", 0);
    }
  }

  private void declaration(String scope, int depth) throws UndecodableException {
    annotations();
    switch (in.take()) {
      case "module" -> {
        String inner = scope + in.name() + "::";
        in.expect("{");
        while (!in.takes("}")) {
          if (depth == MAX_DEPTH || in.atEnd()) {
            throw in.malformed("the end of module " + inner);
          }
          declaration(inner, depth + 1);
        }
      }
      case "struct" -> {
        String name = scope + in.name();
        in.expect("{");
        structs.putIfAbsent(name, members(scope));
      }
      case "typedef" -> {
        TypeRef type = type(scope);
        String name = in.name();
        aliases.putIfAbsent(scope + name, dimensions(type));
      }
      case "enum" -> {
        aliases.putIfAbsent(scope + in.name(), new TypeRef("uint32", "", RosField.SINGLE));
        in.expect("{");
        passUntil("}");
      }
      case "const" -> constant(scope);
      default -> throw in.malformed("a module, struct, typedef, enum or const before");
    }
    in.takes(";");
  }

  private void annotations() throws UndecodableException {
    while (in.takes("@")) {
      in.name();
      if (in.takes("(")) {
        passUntil(")");
      }
    }
  }

  private void passUntil(String last) throws UndecodableException {
    for (int open = 1; open > 0; ) {
      if (in.atEnd()) {
        throw in.malformed("«" + last + "»");
      }
      String word = in.take();
      open += word.equals("(") || word.equals("{") ? 1 : 0;
      open -= word.equals(")") || word.equals("}") ? 1 : 0;
    }
  }

  private void constant(String scope) throws UndecodableException {
    type(scope);
    String name = scope + in.name();
    in.expect("=");
    String value = in.take();
    if (value.matches("\\d{1,9}")) {
      constants.put(name, Integer.valueOf(value));
    }
    while (!in.atEnd() && !in.word().equals(";")) {
      in.take();
    }
  }

  private List<Member> members(String scope) throws UndecodableException {
    List<Member> members = new ArrayList<>();
    while (!in.takes("}")) {
      annotations();
      TypeRef type = type(scope);
      do {
        String name = in.name();
        members.add(new Member(name, dimensions(type)));
      } while (in.takes(","));
      in.expect(";");
    }
    return members;
  }

  private TypeRef type(String scope) throws UndecodableException {
    if (in.takes("sequence")) {
      in.expect("<");
      if (isWord("sequence")) {
        throw in.malformed("a sequence of single values");
      }
      TypeRef element = type(scope);
      bound();
      return new TypeRef(element.name(), scope, RosField.SEQUENCE);
    }
    String name = in.name();
    while (name.equals("unsigned") || name.equals("long") && isWord("long", "double")) {
      name = name + " " + in.take();
      if (name.equals("unsigned long") && isWord("long")) {
        name = name + " " + in.take();
      }
    }
    if (name.endsWith("string") && in.takes("<")) {
      in.take();
      in.expect(">");
    }
    return new TypeRef(name, scope, RosField.SINGLE);
  }

  private boolean isWord(String... words) {
    return List.of(words).contains(in.word());
  }

  private void bound() throws UndecodableException {
    if (in.takes(",")) {
      in.take();
    }
    in.expect(">");
  }

  private TypeRef dimensions(TypeRef type) throws UndecodableException {
    TypeRef array = type;
    while (in.takes("[")) {
      int length = length(type.scope());
      in.expect("]");
      array = new TypeRef(type.name(), type.scope(), times(array.count(), length));
    }
    return array;
  }

  /** Elements of an array of arrays; of sequences there can be none in a flat field. */
  private int times(int count, int length) throws UndecodableException {
    long all = count == RosField.SINGLE ? length : (long) count * length;
    if (count == RosField.SEQUENCE || all > MAX_COUNT) {
      throw in.malformed("an array of single values, at most " + MAX_COUNT + ", before");
    }
    return (int) all;
  }

  private int length(String scope) throws UndecodableException {
    Integer constant = constants.get(scope + in.word());
    if (constant == null && !in.word().matches("\\d{1,9}")) {
      throw in.malformed("a number of elements");
    }
    String word = in.take();
    return constant == null ? Integer.parseInt(word) : constant;
  }
}
