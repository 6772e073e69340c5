package io.roadloom.lake.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;

/** Values one after the other, as Parquet's plain encoding has them. */
final class PlainBytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private byte[] bytes = new byte[1 << 10];
  private int size;

  void add(byte value) {
    reserve(1);
    bytes[size++] = value;
  }

  void add(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void add(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void add(double value) {
    add(Double.doubleToRawLongBits(value));
  }

  /** Adds {@code values[from .. to)}. */
  void add(double[] values, int from, int to) {
    int length = Double.BYTES * (to - from);
    reserve(length);
    ByteBuffer.wrap(bytes, size, length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(values, from, to - from);
    size += length;
  }

  /** Adds bytes with their length ahead of them. */
  void add(byte[] value) {
    add(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** Holds until more is added. */
  BytesInput input() {
    return BytesInput.from(bytes, 0, size);
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
  }
}
