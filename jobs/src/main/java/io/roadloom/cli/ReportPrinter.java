package io.roadloom.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints named counts: one object, one CSV row, or a line each. */
final class ReportPrinter {
  private ReportPrinter() {}

  static void print(Map<String, Object> report, Output format, PrintStream out) {
    if (format == Output.JSON) {
      out.println(JsonPrinter.text(report));
    } else if (format == Output.CSV) {
      try (RowPrinter printer = format.printer(out, List.copyOf(report.keySet()))) {
        printer.row(new ArrayList<>(report.values()));
      }
    } else {
      try (RowPrinter printer = format.printer(out, List.of("what", "count"))) {
        report.forEach((name, value) -> printer.row(List.of(name, value)));
      }
    }
  }
}
