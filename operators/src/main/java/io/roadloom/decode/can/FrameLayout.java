package io.roadloom.decode.can;

import io.roadloom.decode.Decoded;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** Where the signals of one message lie in its payload. */
final class FrameLayout {
  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private final DbcSignal[] signals;

  /** By signal, the place of the one that selects it; −1 where none does. */
  private final int[] multiplexors;

  private final int firstId;
  private final long[] raw;
  private final boolean[] there;

  /**
   * @param firstId id of the first signal; the others follow
   */
  FrameLayout(List<DbcSignal> signals, int firstId) {
    this.signals = signals.toArray(DbcSignal[]::new);
    this.firstId = firstId;
    List<String> names = signals.stream().map(DbcSignal::name).toList();
    this.multiplexors =
        signals.stream().mapToInt(signal -> names.indexOf(signal.multiplexor())).toArray();
    this.raw = new long[signals.size()];
    this.there = new boolean[signals.size()];
  }

  /**
   * @param payload at least 16 bytes longer than any signal reaches
   * @param length bytes that the frame has
   */
  void decode(byte[] payload, int length, Decoded out) {
    for (int i = 0; i < signals.length; i++) {
      DbcSignal signal = signals[i];
      int selector = multiplexors[i];
      there[i] =
          signal.bytes() <= length
              && (selector < 0 || there[selector] && signal.isSelectedBy(raw[selector]));
      if (there[i]) {
        raw[i] = extract(signal, payload);
        String label = signal.labels() == null ? null : signal.labels().label(raw[i]);
        out.signal(firstId + i, value(signal, raw[i]), label);
      }
    }
  }

  private static long extract(DbcSignal signal, byte[] payload) {
    int length = signal.length();
    long bits;
    if (signal.bigEndian()) {
      int lead = signal.leadingBits();
      int at = lead >>> 3;
      int skip = lead & 7;
      bits = (long) BIG.get(payload, at) << skip;
      if (skip + length > 64) {
        bits |= (payload[at + 8] & 0xff) >>> (8 - skip);
      }
      bits >>>= 64 - length;
    } else {
      int at = signal.start() >>> 3;
      int skip = signal.start() & 7;
      bits = (long) LITTLE.get(payload, at) >>> skip;
      if (skip + length > 64) {
        bits |= (long) (payload[at + 8] & 0xff) << (64 - skip);
      }
      bits = bits << (64 - length) >>> (64 - length);
    }
    return signal.type() == DbcSignal.Type.SIGNED ? bits << (64 - length) >> (64 - length) : bits;
  }

  private static double value(DbcSignal signal, long raw) {
    double number =
        switch (signal.type()) {
          case SIGNED -> raw;
          case UNSIGNED -> raw >= 0 ? raw : 2.0 * (raw >>> 1) + (raw & 1);
          case FLOAT32 -> Float.intBitsToFloat((int) raw);
          case FLOAT64 -> Double.longBitsToDouble(raw);
        };
    return number * signal.factor() + signal.offset();
  }
}
