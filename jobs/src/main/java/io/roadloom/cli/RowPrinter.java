package io.roadloom.cli;

import java.util.List;

/** Prints rows as they come. */
interface RowPrinter extends AutoCloseable {
  /**
   * @param values one a column; null where there is none
   */
  void row(List<Object> values);

  /** Prints what belongs behind the last row. */
  @Override
  void close();
}
