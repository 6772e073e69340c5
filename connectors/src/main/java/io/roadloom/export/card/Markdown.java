package io.roadloom.export.card;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text in Markdown, piece by piece. Not thread-safe. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown title(String title) {
    return line("# " + title);
  }

  Markdown section(String title) {
    return line("## " + title);
  }

  Markdown subsection(String title) {
    return line("### " + title);
  }

  /** A paragraph; the words may have line breaks. */
  Markdown paragraph(String words, Object... values) {
    return line(words.formatted(values).strip());
  }

  Markdown image(String words, String path) {
    return line("![" + words + "](" + path + ")");
  }

  /** Text as it is. */
  Markdown code(String language, String lines) {
    String fence = lines.contains("```") ? "~~~~" : "```";
    return line(fence + language + "\n" + lines.stripTrailing() + "\n" + fence);
  }

  Markdown header(String... cells) {
    row((Object[]) cells);
    String[] rule = new String[cells.length];
    Arrays.setAll(rule, i -> i == 0 ? "---" : "---:");
    text.append("|").append(String.join("|", rule)).append("|\n");
    return this;
  }

  Markdown row(Object... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> String.valueOf(cell).replace("|", "\\|").replace("\n", " "))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  Markdown endTable() {
    text.append('\n');
    return this;
  }

  private Markdown line(String line) {
    text.append(line).append("\n\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
