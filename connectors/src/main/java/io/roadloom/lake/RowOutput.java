package io.roadloom.lake;

/** Takes the rows of one drive and one table. */
interface RowOutput<R> {
  /**
   * Writes a row.
   *
   * @param timestampNs places it in a day; any number in tables that are not partitioned by day
   */
  void write(R row, long timestampNs);
}
