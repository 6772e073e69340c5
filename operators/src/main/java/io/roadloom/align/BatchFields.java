package io.roadloom.align;

import io.roadloom.model.ReadingBatch;
import io.roadloom.model.SignalColumn;
import java.util.Arrays;

/** Some signals of a batch by reading; NaN where a reading has none. */
final class BatchFields {
  private final double[][] value;

  BatchFields(ReadingBatch batch, String... names) {
    value = new double[names.length][];
    for (int field = 0; field < names.length; field++) {
      value[field] = new double[batch.size()];
      Arrays.fill(value[field], Double.NaN);
      for (SignalColumn column : batch.signals()) {
        if (column.name().equals(names[field])) {
          fill(value[field], column);
        }
      }
    }
  }

  double get(int field, int row) {
    return value[field][row];
  }

  private static void fill(double[] values, SignalColumn column) {
    for (int i = 0; i < column.size(); i++) {
      values[column.row()[i]] = column.value()[i];
    }
  }
}
