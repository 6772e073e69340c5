package io.roadloom.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns. The widths are those of the first rows, so that rows come out soon. */
final class TablePrinter implements RowPrinter {
  private static final int LOOK = 200;
  private static final int MAX_WIDTH = 60;
  private final PrintStream out;
  private final List<List<String>> waiting = new ArrayList<>();
  private final int[] widths;
  private final boolean[] numbers;
  private boolean started;

  TablePrinter(PrintStream out, List<String> columns) {
    this.out = out;
    this.widths = columns.stream().mapToInt(String::length).toArray();
    this.numbers = new boolean[columns.size()];
    waiting.add(columns);
  }

  @Override
  public void row(List<Object> values) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      String cell = PlainValue.text(value).replace('\n', ' ');
      cells.add(cell);
      numbers[i] |= value instanceof Number;
      if (!started) {
        widths[i] = Math.min(MAX_WIDTH, Math.max(widths[i], cell.length()));
      }
    }
    if (started) {
      print(cells);
    } else {
      waiting.add(cells);
      if (waiting.size() > LOOK) {
        start();
      }
    }
  }

  @Override
  public void close() {
    if (!started) {
      start();
    }
    out.flush();
  }

  private void start() {
    started = true;
    print(waiting.get(0));
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append("-".repeat(width)).append("  ");
    }
    out.println(rule.toString().stripTrailing());
    waiting.subList(1, waiting.size()).forEach(this::print);
    waiting.clear();
  }

  private void print(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
      line.append(numbers[i] ? padding + cells.get(i) : cells.get(i) + padding).append("  ");
    }
    out.println(line.toString().stripTrailing());
  }
}
