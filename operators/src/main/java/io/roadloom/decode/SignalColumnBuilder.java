package io.roadloom.decode;

import io.roadloom.model.SignalColumn;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Collects one signal's values of a batch. */
final class SignalColumnBuilder {
  private final MessageDecoder.SignalInfo info;
  private int size;
  private int[] row = new int[8];
  private double[] value = new double[8];
  private @Nullable String[] text;

  SignalColumnBuilder(MessageDecoder.SignalInfo info) {
    this.info = info;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int newRow, double newValue, @Nullable String newText) {
    if (size == row.length) {
      row = Arrays.copyOf(row, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
      if (text != null) {
        text = Arrays.copyOf(text, 2 * size);
      }
    }
    if (newText != null) {
      if (text == null) {
        text = new String[row.length];
      }
      text[size] = newText;
    }
    row[size] = newRow;
    value[size++] = newValue;
  }

  /** What was added since the last call. */
  SignalColumn take() {
    SignalColumn column =
        new SignalColumn(
            info.name(),
            info.unit(),
            Arrays.copyOf(row, size),
            Arrays.copyOf(value, size),
            text == null ? null : Arrays.copyOf(text, size));
    size = 0;
    text = null;
    return column;
  }
}
