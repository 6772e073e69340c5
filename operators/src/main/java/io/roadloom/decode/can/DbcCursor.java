package io.roadloom.decode.can;

import io.roadloom.decode.can.DbcToken.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Walks the tokens of a DBC file, and complains where another was expected. */
final class DbcCursor {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");
  private final List<DbcToken> tokens;
  private int at;

  DbcCursor(List<DbcToken> tokens) {
    this.tokens = tokens;
  }

  DbcToken peek() {
    return tokens.get(at);
  }

  DbcToken next() {
    DbcToken token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Takes the next token where it is {@code mark}. */
  boolean accept(String mark) {
    boolean there = peek().is(mark);
    if (there) {
      next();
    }
    return there;
  }

  void expect(String mark) throws DbcException {
    if (!accept(mark)) {
      throw unexpected("«" + mark + "»");
    }
  }

  String word(String what) throws DbcException {
    if (!peek().isWord()) {
      throw unexpected(what);
    }
    return next().text();
  }

  String text(String what) throws DbcException {
    if (peek().kind() != Kind.TEXT) {
      throw unexpected(what);
    }
    return next().text();
  }

  /** A whole number from 0 to {@code max}. */
  long whole(String what, long max) throws DbcException {
    DbcToken token = peek();
    if (!isWhole(token) || Long.parseLong(token.text()) > max) {
      throw unexpected(what + " from 0 to " + max);
    }
    return Long.parseLong(next().text());
  }

  double number(String what) throws DbcException {
    if (!isNumber(peek())) {
      throw unexpected(what);
    }
    return Double.parseDouble(next().text());
  }

  static boolean isWhole(DbcToken token) {
    return token.isWord() && WHOLE.matcher(token.text()).matches();
  }

  static boolean isNumber(DbcToken token) {
    return token.isWord() && NUMBER.matcher(token.text()).matches();
  }

  /** Passes over names and commas that say nothing of frames: nodes that send or receive. */
  void skipNodes() {
    while (!startsStatement() && !peek().text().equals("SG_") && isNameOrComma()) {
      next();
    }
  }

  private boolean isNameOrComma() {
    return peek().isWord() || peek().is(",");
  }

  /**
   * Passes over a statement of which nothing matters: to its semicolon, or where one is missing.
   */
  void skipStatement() {
    while (!startsStatement() && peek().kind() != Kind.END) {
      if (next().is(";")) {
        return;
      }
    }
  }

  /** The list of new symbols: words that each have a line for themselves, or share the first's. */
  void skipSymbols(int line) {
    accept(":");
    while (peek().isWord() && (peek().line() == line || isAloneInLine())) {
      next();
    }
  }

  private boolean isAloneInLine() {
    DbcToken behind = tokens.get(Math.min(at + 1, tokens.size() - 1));
    return peek().first() && (behind.first() || behind.kind() == Kind.END);
  }

  /** Many files end statements by the line only, so keywords count where a line starts. */
  boolean startsStatement() {
    return peek().isKeyword() && peek().first();
  }

  DbcException unexpected(String expected) {
    return new DbcException(peek().line(), expected, peek().shown());
  }
}
