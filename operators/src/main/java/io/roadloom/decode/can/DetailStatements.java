package io.roadloom.decode.can;

import io.roadloom.decode.can.DbcSignal.Type;
import io.roadloom.decode.can.DbcToken.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Reads the statements that say more of signals which other statements made. Files that were cut
 * out of larger ones speak of signals that they do not have; that is no mistake.
 */
final class DetailStatements {
  private static final long MAX_ID = 0xFFFFFFFFL;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,10})-(\\d{1,10})");
  private final DbcCursor in;
  private final Map<Long, MessageDraft> messages;
  private final Map<String, ValueTable> tables = new HashMap<>();

  DetailStatements(DbcCursor in, Map<Long, MessageDraft> messages) {
    this.in = in;
    this.messages = messages;
  }

  /**
   * {@code VAL_ id signal 0 "off" 1 "on" ;}, a table's name instead, or an environment variable.
   */
  void values() throws DbcException {
    if (!DbcCursor.isWhole(in.peek())) {
      in.skipStatement();
      return;
    }
    SignalDraft signal = signal();
    boolean named = in.peek().isWord() && !DbcCursor.isNumber(in.peek());
    ValueTable labels = named ? tables.get(in.next().text()) : labels();
    if (signal != null) {
      signal.labels = labels;
    }
    end();
  }

  /** {@code VAL_TABLE_ name 0 "off" 1 "on" ;}. */
  void table() throws DbcException {
    tables.put(in.word("a table's name"), labels());
    end();
  }

  private ValueTable labels() throws DbcException {
    ValueTable labels = new ValueTable();
    while (DbcCursor.isNumber(in.peek())) {
      String value = in.next().text();
      labels.put(value, in.text("a label in quotes"));
    }
    return labels;
  }

  /** {@code SIG_VALTYPE_ id signal : 1;}. */
  void type() throws DbcException {
    int line = in.peek().line();
    SignalDraft signal = signal();
    in.accept(":");
    int type = (int) in.whole("a type", 3);
    if (signal != null && (type == 1 || type == 2)) {
      int bits = 32 * type;
      if (signal.length != bits) {
        throw new DbcException(
            line, bits + " bits for the float " + signal.shortName, String.valueOf(signal.length));
      }
      signal.type = type == 1 ? Type.FLOAT32 : Type.FLOAT64;
    }
    end();
  }

  /** {@code SG_MUL_VAL_ id signal multiplexor 1-1, 3-4;}. */
  void multiplexing() throws DbcException {
    int line = in.peek().line();
    SignalDraft signal = signal();
    String multiplexor = in.word("a multiplexor");
    long[] ranges = ranges();
    if (signal != null) {
      signal.multiplexor = multiplexor;
      signal.selected = ranges;
      signal.selectedLine = line;
    }
    end();
  }

  private long[] ranges() throws DbcException {
    List<Long> ends = new ArrayList<>();
    do {
      DbcToken start = in.peek();
      StringBuilder range = new StringBuilder();
      while (in.peek().isWord() && !in.startsStatement()) {
        range.append(in.next().text());
      }
      Matcher matcher = RANGE.matcher(range);
      if (!matcher.matches()) {
        throw new DbcException(
            start.line(),
            "a range of values, from-to",
            range.isEmpty() ? start.shown() : DbcException.quoted(range.toString()));
      }
      ends.add(Long.parseLong(matcher.group(1)));
      ends.add(Long.parseLong(matcher.group(2)));
    } while (in.accept(","));
    return ends.stream().mapToLong(Long::longValue).toArray();
  }

  /** Names in full, which many tools write where the format's 32 characters are too few. */
  void attribute() throws DbcException {
    String name = in.text("an attribute's name in quotes");
    if (name.equals("SystemMessageLongSymbol") && in.peek().text().equals("BO_")) {
      in.next();
      MessageDraft message = messages.get(in.whole("a frame id", MAX_ID));
      if (message != null && in.peek().kind() == Kind.TEXT) {
        message.name = in.next().text();
      }
    } else if (name.equals("SystemSignalLongSymbol") && in.peek().text().equals("SG_")) {
      in.next();
      SignalDraft signal = signal();
      if (signal != null && in.peek().kind() == Kind.TEXT) {
        signal.name = in.next().text();
      }
    }
    in.skipStatement();
  }

  private @Nullable SignalDraft signal() throws DbcException {
    MessageDraft message = messages.get(in.whole("a frame id", MAX_ID));
    String name = in.word("a signal's name");
    return message == null ? null : message.signals.get(name);
  }

  /** A semicolon; by hand written files lack it here and there. */
  private void end() throws DbcException {
    boolean ended = in.accept(";") || in.startsStatement() || in.peek().kind() == Kind.END;
    if (!ended) {
      throw in.unexpected("«;»");
    }
  }
}
