package io.roadloom.decode.can;

import io.roadloom.decode.can.DbcSignal.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SG_ name m0 : start|length@order sign (factor,offset) [min|max] "unit" nodes}. */
final class SignalStatement {
  private static final Pattern MULTIPLEXING = Pattern.compile("(?:m(\\d{1,10}))?(M?)");
  private static final int MAX_BITS = 64 * 8;
  private final DbcCursor in;

  SignalStatement(DbcCursor in) {
    this.in = in;
  }

  /** Behind the keyword. */
  SignalDraft read() throws DbcException {
    int line = in.peek().line();
    String name = in.word("a signal's name");
    Matcher multiplexing = multiplexing();
    in.expect(":");
    int start = (int) in.whole("a start bit", MAX_BITS - 1);
    in.expect("|");
    int length = (int) in.whole("a number of bits", 64);
    in.expect("@");
    String order = order();
    in.expect("(");
    double factor = in.number("a factor");
    in.expect(",");
    double offset = in.number("an offset");
    in.expect(")");
    range();
    String unit = in.text("a unit in quotes");
    in.skipNodes();

    boolean bigEndian = order.charAt(0) == '0';
    int end = length + (bigEndian ? DbcSignal.leadingBits(start) : start);
    if (length == 0 || end > MAX_BITS) {
      throw new DbcException(
          line, "1 to 64 bits within 64 bytes", DbcException.quoted(start + "|" + length));
    }
    SignalDraft signal =
        new SignalDraft(name, line, start, length, bigEndian, factor, offset, unit);
    signal.type = order.charAt(1) == '-' ? Type.SIGNED : Type.UNSIGNED;
    signal.isMultiplexor = !multiplexing.group(2).isEmpty();
    if (multiplexing.group(1) != null) {
      long selected = Long.parseLong(multiplexing.group(1));
      signal.selected = new long[] {selected, selected};
    }
    return signal;
  }

  private Matcher multiplexing() throws DbcException {
    Matcher matcher = MULTIPLEXING.matcher(in.peek().isWord() ? in.peek().text() : "");
    if (!matcher.matches()) {
      throw in.unexpected("M, m and a number, or «:»");
    }
    if (in.peek().isWord()) {
      in.next();
    }
    return matcher;
  }

  /** Byte order and sign, as one word or two. */
  private String order() throws DbcException {
    DbcToken token = in.peek();
    String order = in.word("a byte order and sign: 0+, 0-, 1+ or 1-");
    if (order.length() == 1 && in.peek().isWord()) {
      order += in.next().text();
    }
    if (!order.matches("[01][+-]")) {
      throw new DbcException(
          token.line(), "a byte order and sign: 0+, 0-, 1+ or 1-", DbcException.quoted(order));
    }
    return order;
  }

  /** Minimum and maximum say nothing of what a frame means: devices send values beyond them. */
  private void range() throws DbcException {
    in.expect("[");
    while (!in.peek().is("]") && (in.peek().isWord() || in.peek().is("|"))) {
      in.next();
    }
    in.expect("]");
  }
}
