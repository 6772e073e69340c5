package io.roadloom.decode.ros;

import io.roadloom.decode.UndecodableException;

/** Splits concatenated IDL into words; comments, directives and headings between are left out. */
final class IdlLexer {
  private final String type;
  private final String text;
  private int at;
  private int line = 1;
  private String word = "";

  /**
   * @param type that complaints are about
   */
  IdlLexer(String type, String text) throws UndecodableException {
    this.type = type;
    this.text = text;
    next();
  }

  /** The word at hand: a name with its scopes, a number, a literal, or a sign; empty at the end. */
  String word() {
    return word;
  }

  boolean atEnd() {
    return word.isEmpty();
  }

  /** Takes the word at hand. */
  String take() throws UndecodableException {
    String taken = word;
    next();
    return taken;
  }

  /** Takes the word at hand if it is {@code wanted}. */
  boolean takes(String wanted) throws UndecodableException {
    boolean is = word.equals(wanted);
    if (is) {
      next();
    }
    return is;
  }

  void expect(String wanted) throws UndecodableException {
    if (!takes(wanted)) {
      throw malformed("«" + wanted + "»");
    }
  }

  String name() throws UndecodableException {
    if (atEnd() || !Character.isJavaIdentifierStart(word.charAt(0)) && !word.startsWith("::")) {
      throw malformed("a name");
    }
    return take();
  }

  UndecodableException malformed(String expected) {
    String found = atEnd() ? "the end" : "«" + word + "»";
    return new UndecodableException(
        "definition of " + type + ", line " + line + ": expected " + expected + ", not " + found);
  }

  private void next() throws UndecodableException {
    skip();
    int start = at;
    if (at == text.length()) {
      word = "";
    } else if (isPartOfWord(at)) {
      while (at < text.length() && isPartOfWord(at)) {
        at++;
      }
      word = text.substring(start, at);
    } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
      literal(text.charAt(at));
      word = text.substring(start, at);
    } else {
      word = text.substring(start, ++at);
    }
  }

  private void literal(char quote) throws UndecodableException {
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    if (at >= text.length()) {
      at = text.length();
      throw malformed("the end of a literal");
    }
    at++;
  }

  private boolean isPartOfWord(int place) {
    char c = text.charAt(place);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '.'
        || c == ':' && (is(place + 1, ':') || is(place - 1, ':'));
  }

  private boolean is(int place, char c) {
    return place >= 0 && place < text.length() && text.charAt(place) == c;
  }

  private void skip() {
    boolean blank = true;
    while (blank && at < text.length()) {
      boolean startsLine = at == 0 || text.charAt(at - 1) == '\n';
      if (text.startsWith("//", at) || startsLine && isNoIdl()) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        int next = end < 0 ? text.length() : end + 2;
        line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
        at = next;
      } else if (Character.isWhitespace(text.charAt(at))) {
        line += text.charAt(at++) == '\n' ? 1 : 0;
      } else {
        blank = false;
      }
    }
  }

  /** Whether a line is a directive, or between two definitions. */
  private boolean isNoIdl() {
    return text.startsWith("#", at) || text.startsWith("====", at) || text.startsWith("IDL:", at);
  }
}
