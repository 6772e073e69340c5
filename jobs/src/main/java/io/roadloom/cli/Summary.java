package io.roadloom.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command came to: named figures, some of them in groups. */
final class Summary {
  private Summary() {}

  /**
   * Prints one object as JSON, else a flat list of its figures.
   *
   * @param object figures, or maps of figures, by name
   */
  static void print(Map<String, Object> object, Output format, PrintStream out) {
    if (format == Output.JSON) {
      out.println(JsonPrinter.text(object));
      return;
    }
    Map<String, Object> flat = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> nested) {
            nested.forEach((inner, number) -> flat.put(name + "_" + inner, number));
          } else {
            flat.put(name, value);
          }
        });
    if (format == Output.CSV) {
      try (RowPrinter printer = format.printer(out, List.copyOf(flat.keySet()))) {
        printer.row(new ArrayList<>(flat.values()));
      }
    } else {
      try (RowPrinter printer = format.printer(out, List.of("what", "count"))) {
        flat.forEach((name, value) -> printer.row(Arrays.asList(name, value)));
      }
    }
  }
}
