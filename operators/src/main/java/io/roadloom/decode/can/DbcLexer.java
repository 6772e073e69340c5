package io.roadloom.decode.can;

import io.roadloom.decode.can.DbcToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a DBC file into tokens. */
final class DbcLexer {
  private static final String MARKS = ":;,|@()[]";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private final String text;
  private final List<DbcToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean first = true;

  private DbcLexer(String text) {
    this.text = text;
  }

  /** The tokens, and one of kind {@code END} behind them. */
  static List<DbcToken> tokens(String text) throws DbcException {
    return new DbcLexer(text).tokens();
  }

  private List<DbcToken> tokens() throws DbcException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isLineEnd()) {
        line++;
        first = true;
        at++;
      } else if (Character.isWhitespace(c) || c == BYTE_ORDER_MARK) {
        at++;
      } else if (text.startsWith("//", at)) {
        skipLine();
      } else if (c == '"') {
        quoted();
      } else if (MARKS.indexOf(c) >= 0) {
        add(Kind.MARK, text.substring(at, ++at), line);
      } else {
        word();
      }
    }
    add(Kind.END, "", line);
    return tokens;
  }

  /** Of CR LF, only LF ends the line. */
  private boolean isLineEnd() {
    char c = text.charAt(at);
    return c == '\n' || c == '\r' && !text.startsWith("\r\n", at);
  }

  private void skipLine() {
    while (at < text.length() && !isLineEnd()) {
      at++;
    }
  }

  private void word() {
    int from = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    add(Kind.WORD, text.substring(from, at), line);
  }

  private static boolean isWordPart(char c) {
    return !Character.isWhitespace(c) && c != '"' && MARKS.indexOf(c) < 0;
  }

  /** Over several lines where it says so; a backslash takes the quote behind it into the text. */
  private void quoted() throws DbcException {
    int opened = line;
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (isLineEnd()) {
        line++;
      }
      if (text.startsWith("\\\"", at)) {
        at++;
      }
      content.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw new DbcException(opened, "a text with a closing quote", "none");
    }
    at++;
    add(Kind.TEXT, content.toString(), opened);
  }

  private void add(Kind kind, String content, int startLine) {
    tokens.add(new DbcToken(kind, content, startLine, first));
    first = false;
  }
}
