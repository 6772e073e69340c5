package io.roadloom.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180: a header, quotes where they are needed, nothing where there is no value. */
final class CsvPrinter implements RowPrinter {
  private final PrintStream out;

  CsvPrinter(PrintStream out, List<String> columns) {
    this.out = out;
    line(columns.stream().map(CsvPrinter::quoted).toList());
  }

  @Override
  public void row(List<Object> values) {
    line(values.stream().map(value -> quoted(PlainValue.text(value))).toList());
  }

  @Override
  public void close() {
    out.flush();
  }

  private void line(List<String> cells) {
    out.print(cells.stream().collect(Collectors.joining(",", "", "\n")));
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
