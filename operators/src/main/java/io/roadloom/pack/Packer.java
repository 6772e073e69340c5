package io.roadloom.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.annotation.Nullable;

/** Appends values to a growing buffer. Reusable; not thread-safe. */
public final class Packer {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int KEEP = 1 << 22;
  private static final int VAR_MAX = 10;
  private byte[] bytes = new byte[1024];
  private int size;

  /** Forgets what was packed; lets go of a buffer that an unusual value has blown up. */
  public void clear() {
    size = 0;
    if (bytes.length > KEEP) {
      bytes = new byte[1024];
    }
  }

  public int size() {
    return size;
  }

  /** The buffer; the first {@link #size()} bytes are in use. */
  public byte[] buffer() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** Unsigned, 7 bits a byte: short for small values that are not negative. */
  public void count(long value) {
    reserve(VAR_MAX);
    var(value);
  }

  /** Zigzag: short for values near zero on both sides. */
  public void near(long value) {
    count((value << 1) ^ (value >> 63));
  }

  /** Eight bytes. */
  public void word(long value) {
    reserve(8);
    LONG.set(bytes, size, value);
    size += 8;
  }

  public void real(double value) {
    word(Double.doubleToRawLongBits(value));
  }

  public void text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public void bytes(byte[] value) {
    bytes(value, value.length);
  }

  public void bytes(byte[] value, int length) {
    count(length);
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  public void words(long[] values, int length) {
    reserve(8L * length);
    for (int i = 0; i < length; i++, size += 8) {
      LONG.set(bytes, size, values[i]);
    }
  }

  public void reals(double[] values, int length) {
    reserve(8L * length);
    for (int i = 0; i < length; i++, size += 8) {
      LONG.set(bytes, size, Double.doubleToRawLongBits(values[i]));
    }
  }

  /** Each value as its distance from the one before: for columns that mostly rise. */
  public void steps(long[] values, int length) {
    reserve((long) VAR_MAX * length);
    long last = 0;
    for (int i = 0; i < length; i++) {
      zigzag(values[i] - last);
      last = values[i];
    }
  }

  public void steps(int[] values, int length) {
    reserve((long) VAR_MAX * length);
    int last = 0;
    for (int i = 0; i < length; i++) {
      zigzag(values[i] - last);
      last = values[i];
    }
  }

  /** Each value as its distance from {@code base}'s: for columns that run beside another. */
  public void beside(long[] values, long[] base, int length) {
    reserve((long) VAR_MAX * length);
    for (int i = 0; i < length; i++) {
      zigzag(values[i] - base[i]);
    }
  }

  /** As {@link #steps}, for columns that mostly rise evenly: then two numbers tell them all. */
  public void evenSteps(long[] values, int length) {
    long step = length > 1 ? values[1] - values[0] : 0;
    int even = 1;
    while (even < length && values[even] - values[even - 1] == step) {
      even++;
    }
    flag(even >= length);
    if (even < length) {
      steps(values, length);
    } else if (length > 0) {
      near(values[0]);
      near(step);
    }
  }

  public void evenSteps(int[] values, int length) {
    int step = length > 1 ? values[1] - values[0] : 0;
    int even = 1;
    while (even < length && values[even] - values[even - 1] == step) {
      even++;
    }
    flag(even >= length);
    if (even < length) {
      steps(values, length);
    } else if (length > 0) {
      near(values[0]);
      near(step);
    }
  }

  /**
   * As {@link #beside}, for columns that mostly run in parallel: then one number tells them all.
   */
  public void evenBeside(long[] values, long[] base, int length) {
    int even = 1;
    while (even < length && values[even] - base[even] == values[0] - base[0]) {
      even++;
    }
    flag(even >= length);
    if (even < length) {
      beside(values, base, length);
    } else if (length > 0) {
      near(values[0] - base[0]);
    }
  }

  /** A flag, then the value if there is one. */
  public <T> void optional(@Nullable T value, BiConsumer<Packer, T> write) {
    flag(value != null);
    if (value != null) {
      write.accept(this, value);
    }
  }

  public void optionalText(@Nullable String value) {
    optional(value, Packer::text);
  }

  public void optionalReals(@Nullable double[] values) {
    flag(values != null);
    if (values != null) {
      count(values.length);
      reals(values, values.length);
    }
  }

  /** A column of texts with gaps. */
  public void texts(String[] values, int length) {
    for (int i = 0; i < length; i++) {
      optionalText(values[i]);
    }
  }

  public <V> void map(Map<String, V> values, BiConsumer<Packer, V> write) {
    count(values.size());
    values.forEach(
        (key, value) -> {
          text(key);
          write.accept(this, value);
        });
  }

  private void zigzag(long value) {
    var((value << 1) ^ (value >> 63));
  }

  private void var(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void reserve(long more) {
    long need = size + more;
    if (need > bytes.length) {
      if (need > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException("a packed value of " + need + " bytes is too large");
      }
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(need, 2L * size)));
    }
  }
}
