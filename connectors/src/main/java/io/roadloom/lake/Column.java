package io.roadloom.lake;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * A column: its type, and how a row yields its value.
 *
 * @param <R> what a row is
 * @param digested whether a drive's digest covers it: what says where bytes lie does not belong
 */
record Column<R>(String name, Type type, boolean required, boolean digested, Value<R> value) {
  /** Passes the row's value on to the cell: exactly one call. */
  @FunctionalInterface
  interface Value<R> {
    void emit(R row, Cell cell);
  }

  static <R> Column<R> required(String name, Type type, Value<R> value) {
    return new Column<>(name, type, true, true, value);
  }

  static <R> Column<R> optional(String name, Type type, Value<R> value) {
    return new Column<>(name, type, false, true, value);
  }

  Column<R> undigested() {
    return new Column<>(name, type, required, false, value);
  }

  /** The column as a field of an Iceberg schema; nested ids start at {@code nestedId}. */
  Types.NestedField field(int id, int nestedId) {
    Type typed = type;
    if (type instanceof Types.MapType map) {
      typed = Types.MapType.ofOptional(nestedId, nestedId + 1, map.keyType(), map.valueType());
    } else if (type instanceof Types.ListType list) {
      typed = Types.ListType.ofRequired(nestedId, list.elementType());
    }
    return required
        ? Types.NestedField.required(id, name, typed)
        : Types.NestedField.optional(id, name, typed);
  }
}
