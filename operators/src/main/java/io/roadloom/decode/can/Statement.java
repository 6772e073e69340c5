package io.roadloom.decode.can;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a DBC file: a line, or several where a text goes on over line ends.
 *
 * @param line where it starts, from 1
 */
record Statement(int line, String text) {
  static List<Statement> split(String text) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int start = 0;
    boolean quoted = false;
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (open.isEmpty()) {
        start = i + 1;
      } else {
        open.append('\n');
      }
      open.append(lines[i]);
      quoted ^= lines[i].chars().filter(c -> c == '"').count() % 2 == 1;
      if (!quoted) {
        String statement = open.toString().strip();
        if (!statement.isEmpty()) {
          statements.add(new Statement(start, statement));
        }
        open.setLength(0);
      }
    }
    return statements;
  }

  String keyword() {
    int end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return text.substring(0, end);
  }

  Matcher match(Pattern pattern, String expected) throws DbcException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new DbcException(line, expected, text.substring(0, Math.min(80, text.length())));
    }
    return matcher;
  }
}
