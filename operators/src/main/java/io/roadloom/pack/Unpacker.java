package io.roadloom.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/** Takes values out of a buffer in the order that a {@link Packer} put them in. */
public final class Unpacker {
  private final byte[] bytes;
  private final int end;
  private int at;

  public Unpacker(byte[] bytes) {
    this(bytes, bytes.length);
  }

  public Unpacker(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  public int remaining() {
    return end - at;
  }

  public int octet() {
    return bytes[at++];
  }

  public boolean flag() {
    return octet() != 0;
  }

  public long count() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a packed number has more than 10 bytes at " + at);
  }

  /** A number of things that take at least {@code bytesEach} bytes each. */
  public int length(int bytesEach) {
    long length = count();
    if (length < 0 || length * bytesEach > remaining()) {
      throw new IllegalStateException(
          "a packed length of " + length + " at " + at + ", but only " + remaining() + " bytes");
    }
    return (int) length;
  }

  public long near() {
    long raw = count();
    return (raw >>> 1) ^ -(raw & 1);
  }

  public long word() {
    long value = (long) Packer.LONG.get(bytes, at);
    at += 8;
    return value;
  }

  public double real() {
    return Double.longBitsToDouble(word());
  }

  public String text() {
    int length = length(1);
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  /** As {@link #text}, of one that many values have: as a rule the same object again. */
  public String name() {
    int length = length(1);
    String value = KnownTexts.of(bytes, at, length);
    at += length;
    return value;
  }

  public byte[] bytes() {
    int length = length(1);
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  public long[] words(int length) {
    long[] values = new long[length];
    for (int i = 0; i < length; i++, at += 8) {
      values[i] = (long) Packer.LONG.get(bytes, at);
    }
    return values;
  }

  public double[] reals(int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++, at += 8) {
      values[i] = Double.longBitsToDouble((long) Packer.LONG.get(bytes, at));
    }
    return values;
  }

  public long[] steps(int length) {
    long[] values = new long[length];
    long last = 0;
    for (int i = 0; i < length; i++) {
      last += near();
      values[i] = last;
    }
    return values;
  }

  public int[] intSteps(int length) {
    int[] values = new int[length];
    int last = 0;
    for (int i = 0; i < length; i++) {
      last += (int) near();
      values[i] = last;
    }
    return values;
  }

  public long[] beside(long[] base) {
    long[] values = new long[base.length];
    for (int i = 0; i < base.length; i++) {
      values[i] = base[i] + near();
    }
    return values;
  }

  public long[] evenSteps(int length) {
    if (!flag()) {
      return steps(length);
    }
    long[] values = new long[length];
    if (length > 0) {
      long value = near();
      long step = near();
      for (int i = 0; i < length; i++, value += step) {
        values[i] = value;
      }
    }
    return values;
  }

  public int[] evenIntSteps(int length) {
    if (!flag()) {
      return intSteps(length);
    }
    if (length == 0) {
      return new int[0];
    }
    int value = (int) near();
    int step = (int) near();
    if (value == 0 && step == 1) {
      return CommonColumns.rows(length);
    }
    int[] values = new int[length];
    for (int i = 0; i < length; i++, value += step) {
      values[i] = value;
    }
    return values;
  }

  /** What lies where {@code base} does is the very same array. */
  public long[] evenBeside(long[] base) {
    if (!flag()) {
      return beside(base);
    }
    long distance = base.length > 0 ? near() : 0;
    if (distance == 0) {
      return base;
    }
    long[] values = new long[base.length];
    for (int i = 0; i < base.length; i++) {
      values[i] = base[i] + distance;
    }
    return values;
  }

  @Nullable
  public <T> T optional(Function<Unpacker, T> read) {
    return flag() ? read.apply(this) : null;
  }

  @Nullable
  public String optionalText() {
    return optional(Unpacker::text);
  }

  @Nullable
  public String optionalName() {
    return optional(Unpacker::name);
  }

  @Nullable
  public double[] optionalReals() {
    return optional(in -> in.reals(in.length(8)));
  }

  /** Of words that come again and again. */
  public String[] names(int length) {
    String[] values = new String[length];
    for (int i = 0; i < length; i++) {
      values[i] = optionalName();
    }
    return values;
  }

  public <V> Map<String, V> map(Function<Unpacker, V> read) {
    int size = length(1);
    Map<String, V> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(text(), read.apply(this));
    }
    return values;
  }
}
