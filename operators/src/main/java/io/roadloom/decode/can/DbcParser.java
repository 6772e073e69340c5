package io.roadloom.decode.can;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads the parts of a DBC file that say what frames mean; passes over the rest. */
final class DbcParser {
  private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
  private static final Pattern MESSAGE =
      Pattern.compile("BO_\\s+(\\d+)\\s+(\\w+)\\s*:\\s*(\\d+)\\s*(.*)");
  private static final Pattern SIGNAL =
      Pattern.compile(
          "SG_\\s+(\\w+)\\s*(M|m\\d+M?)?\\s*:\\s*(\\d+)\\|(\\d+)@([01])([+-])\\s*"
              + "\\(\\s*("
              + NUMBER
              + ")\\s*,\\s*("
              + NUMBER
              + ")\\s*\\)\\s*\\[[^]]*]\\s*\"([^\"]*)\".*");
  private static final Pattern TYPE =
      Pattern.compile("SIG_VALTYPE_\\s+(\\d+)\\s+(\\w+)\\s*:?\\s*([0-3])\\s*;.*");
  private static final Pattern MULTIPLEX =
      Pattern.compile("SG_MUL_VAL_\\s+(\\d+)\\s+(\\w+)\\s+(\\w+)\\s+([\\d\\s,-]+);.*");
  private static final Pattern VALUES =
      Pattern.compile("VAL_\\s+(\\d+)\\s+(\\w+)\\s+(.*?);?\\s*", Pattern.DOTALL);
  private static final Pattern LABEL = Pattern.compile("(-?\\d+)\\s+\"([^\"]*)\"");
  private static final long INDEPENDENT_SIGNALS = 0xC0000000L;

  private final Map<Long, Draft> messages = new LinkedHashMap<>();
  private @Nullable Draft open;

  /** A message whose signals are still being told of. */
  private record Draft(long id, String name, Map<String, DbcSignal> signals) {}

  static List<DbcMessage> parse(String text) throws DbcException {
    DbcParser parser = new DbcParser();
    List<Statement> statements = Statement.split(text);
    boolean known = false;
    for (Statement statement : statements) {
      known |= parser.read(statement);
    }
    if (!known) {
      String head = statements.isEmpty() ? "" : statements.get(0).text();
      throw new DbcException(1, "a CAN database", head.substring(0, Math.min(40, head.length())));
    }
    List<DbcMessage> messages = new ArrayList<>();
    for (Draft draft : parser.messages.values()) {
      messages.add(new DbcMessage(draft.id(), draft.name(), resolved(draft)));
    }
    return messages;
  }

  /** Whether it was a statement of a CAN database. */
  private boolean read(Statement statement) throws DbcException {
    if (statement.text().equals(statement.keyword())) {
      return false; // a name in the list of new symbols
    }
    switch (statement.keyword()) {
      case "BO_" -> message(statement);
      case "SG_" -> signal(statement);
      case "SIG_VALTYPE_" -> type(statement);
      case "SG_MUL_VAL_" -> multiplex(statement);
      case "VAL_" -> values(statement);
      case "VERSION", "NS_", "BS_", "BU_" -> {
        return true;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void message(Statement statement) throws DbcException {
    Matcher message = statement.match(MESSAGE, "BO_ id name: length sender");
    long id = Long.parseLong(message.group(1));
    open = new Draft(id, message.group(2), new LinkedHashMap<>());
    if (id != INDEPENDENT_SIGNALS) {
      messages.put(id, open);
    }
  }

  private void signal(Statement statement) throws DbcException {
    Matcher signal =
        statement.match(
            SIGNAL, "SG_ name : start|length@order sign (factor,offset) [min|max] unit");
    if (open == null) {
      throw new DbcException(statement.line(), "a message before its signals", statement.text());
    }
    int start = Integer.parseInt(signal.group(3));
    int length = Integer.parseInt(signal.group(4));
    if (length < 1 || length > 64 || start > 511) {
      throw new DbcException(
          statement.line(), "1 to 64 bits within 64 bytes", start + "|" + length);
    }
    String multiplexing = signal.group(2) == null ? "" : signal.group(2);
    String digits = multiplexing.replaceAll("\\D", "");
    long[][] selected =
        digits.isEmpty()
            ? new long[0][]
            : new long[][] {{Long.parseLong(digits), Long.parseLong(digits)}};
    open.signals()
        .put(
            signal.group(1),
            new DbcSignal(
                signal.group(1),
                start,
                length,
                signal.group(5).equals("0"),
                signal.group(6).equals("-") ? DbcSignal.Type.SIGNED : DbcSignal.Type.UNSIGNED,
                Double.parseDouble(signal.group(7)),
                Double.parseDouble(signal.group(8)),
                signal.group(9),
                multiplexing.endsWith("M"),
                null,
                selected,
                null));
  }

  private void type(Statement statement) throws DbcException {
    Matcher type = statement.match(TYPE, "SIG_VALTYPE_ id signal : 0 to 3;");
    DbcSignal.Type found =
        switch (type.group(3)) {
          case "1" -> DbcSignal.Type.FLOAT32;
          case "2" -> DbcSignal.Type.FLOAT64;
          default -> null;
        };
    if (found != null) {
      replace(type, s -> Signals.withType(s, found));
    }
  }

  private void multiplex(Statement statement) throws DbcException {
    Matcher value = statement.match(MULTIPLEX, "SG_MUL_VAL_ id signal multiplexor from-to, …;");
    List<long[]> ranges = new ArrayList<>();
    for (String range : value.group(4).split(",", -1)) {
      String[] ends = range.strip().split("-", -1);
      if (ends.length != 2) {
        throw new DbcException(statement.line(), "a range from-to", range.strip());
      }
      ranges.add(new long[] {Long.parseLong(ends[0].strip()), Long.parseLong(ends[1].strip())});
    }
    long[][] selected = ranges.toArray(long[][]::new);
    replace(value, s -> Signals.withMultiplexor(s, value.group(3), selected));
  }

  private void values(Statement statement) throws DbcException {
    Matcher values = VALUES.matcher(statement.text());
    if (!values.matches()) {
      return; // values of an environment variable
    }
    TreeMap<Long, String> table = new TreeMap<>();
    Matcher label = LABEL.matcher(values.group(3));
    while (label.find()) {
      table.put(Long.parseLong(label.group(1)), label.group(2));
    }
    ValueTable labels = new ValueTable(table);
    replace(values, s -> Signals.withLabels(s, labels));
  }

  private void replace(Matcher named, UnaryOperator<DbcSignal> change) {
    Draft message = messages.get(Long.parseLong(named.group(1)));
    if (message != null) {
      message.signals().computeIfPresent(named.group(2), (name, signal) -> change.apply(signal));
    }
  }

  /** Signals with their multiplexors named, each behind the one that selects it. */
  private static List<DbcSignal> resolved(Draft message) {
    String single =
        message.signals().values().stream()
            .filter(signal -> signal.isMultiplexor() && signal.selected().length == 0)
            .map(DbcSignal::name)
            .findFirst()
            .orElse(null);
    Map<String, DbcSignal> todo = new LinkedHashMap<>();
    for (DbcSignal signal : message.signals().values()) {
      boolean plain = signal.selected().length > 0 && signal.multiplexor() == null;
      todo.put(
          signal.name(),
          plain ? Signals.withMultiplexor(signal, single, signal.selected()) : signal);
    }
    Map<String, DbcSignal> done = new HashMap<>();
    List<DbcSignal> ordered = new ArrayList<>();
    boolean progress = true;
    while (progress && !todo.isEmpty()) {
      progress = false;
      for (DbcSignal signal : List.copyOf(todo.values())) {
        if (signal.multiplexor() == null || done.containsKey(signal.multiplexor())) {
          todo.remove(signal.name());
          done.put(signal.name(), signal);
          ordered.add(signal);
          progress = true;
        }
      }
    }
    return ordered; // what is left is selected by nothing that exists
  }
}
