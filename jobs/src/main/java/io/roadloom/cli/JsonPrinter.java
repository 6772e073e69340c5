package io.roadloom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One array, an object a row, each on a line of its own. */
final class JsonPrinter implements RowPrinter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PrintStream out;
  private final List<String> columns;
  private boolean first = true;

  JsonPrinter(PrintStream out, List<String> columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public void row(List<Object> values) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), PlainValue.of(values.get(i)));
    }
    out.print(first ? "[\n  " : ",\n  ");
    out.print(text(object));
    first = false;
  }

  @Override
  public void close() {
    out.print(first ? "[]\n" : "\n]\n");
    out.flush();
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + value, e);
    }
  }
}
