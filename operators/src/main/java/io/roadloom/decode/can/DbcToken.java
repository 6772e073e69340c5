package io.roadloom.decode.can;

/**
 * A word, a text in quotes or a punctuation mark of a DBC file.
 *
 * @param text without its quotes
 * @param line from 1
 * @param first whether it is the first of its line
 */
record DbcToken(Kind kind, String text, int line, boolean first) {
  enum Kind {
    WORD,
    TEXT,
    MARK,
    END
  }

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isKeyword() {
    return kind == Kind.WORD && Keywords.ALL.contains(text);
  }

  /** For a complaint. */
  String shown() {
    return kind == Kind.END ? "the end of the file" : DbcException.quoted(text);
  }
}
