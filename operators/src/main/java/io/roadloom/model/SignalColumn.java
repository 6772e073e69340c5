package io.roadloom.model;

import javax.annotation.Nullable;

/**
 * The values of one signal within a {@link ReadingBatch}.
 *
 * @param name field path or {@code MESSAGE.SIGNAL}
 * @param unit empty where unknown
 * @param row index into the batch's readings, ascending; one entry a value
 * @param value the value; NaN is a value, absence is no entry
 * @param text the text beside each value (an enumeration's label, a string field with NaN beside
 *     it), null entries where there is none; null where no value has one
 */
public record SignalColumn(
    String name, String unit, int[] row, double[] value, @Nullable String[] text) {
  public int size() {
    return row.length;
  }
}
