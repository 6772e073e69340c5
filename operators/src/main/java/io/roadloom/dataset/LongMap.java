package io.roadloom.dataset;

import java.util.Arrays;

/** Numbers from 0 by keys of 64 bits: an open hash map without objects. */
public final class LongMap {
  /** What {@link #find} gives for a key that is not there. */
  public static final int NONE = -1;

  private long[] keys = new long[1 << 10];
  private int[] values = filled(1 << 10);
  private int size;

  /** The value of the key: {@code value} from now on where there was none. */
  public int claim(long key, int value) {
    if (2L * size > keys.length) {
      grow();
    }
    int at = slot(key);
    if (values[at] == NONE) {
      keys[at] = key;
      values[at] = value;
      size++;
    }
    return values[at];
  }

  public int find(long key) {
    return values[slot(key)];
  }

  public int size() {
    return size;
  }

  private int slot(long key) {
    int at = (int) Mix.of(key) & (keys.length - 1);
    while (values[at] != NONE && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = filled(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, NONE);
    return values;
  }
}
