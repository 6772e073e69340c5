package io.roadloom.align;

import io.roadloom.model.row.Row;

/** Where rows go. */
@FunctionalInterface
public interface RowOutput {
  void emit(Row row);
}
