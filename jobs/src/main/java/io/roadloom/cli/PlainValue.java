package io.roadloom.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.types.Row;

/** Values of a result as JSON knows them, and as text. */
final class PlainValue {
  private PlainValue() {}

  /** Numbers, truths, texts, lists and maps stay what they are; times and the like become text. */
  @Nullable
  static Object of(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new TreeMap<>(); // maps have no order of their own
      map.forEach((key, below) -> plain.put(String.valueOf(key), of(below)));
      return plain;
    } else if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      list.forEach(below -> plain.add(of(below)));
      return plain;
    } else if (value instanceof Object[] array) {
      return of(Arrays.asList(array));
    } else if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof Row row) {
      List<Object> fields = new ArrayList<>();
      for (int i = 0; i < row.getArity(); i++) {
        fields.add(of(row.getField(i)));
      }
      return fields;
    }
    return value.toString();
  }

  /** For a cell of a table: lists and maps as JSON, nothing where there is no value. */
  static String text(@Nullable Object value) {
    Object plain = of(value);
    if (plain == null) {
      return "";
    }
    return plain instanceof Map || plain instanceof List
        ? JsonPrinter.text(plain)
        : plain.toString();
  }
}
