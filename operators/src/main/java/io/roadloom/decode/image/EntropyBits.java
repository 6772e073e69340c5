package io.roadloom.decode.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one entropy-coded segment, without the stuffed zeros after 0xFF. Loops that are in a
 * hurry keep {@link #bits}, {@link #count} and {@link #next} in locals and refill as {@link
 * #refill} does.
 */
final class EntropyBits {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** More than a block of 64 coefficients can take beyond the end, in bytes. */
  private static final int PAD = 512;

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  byte[] bytes = new byte[PAD];

  /** The next bits of the stream, from the highest on. */
  long bits;

  /** How many of {@link #bits} are known. */
  int count;

  /** Index in {@link #bytes} of the next byte to load. */
  int next;

  private int length;
  private int start;
  private final ImageCursor image;

  EntropyBits(ImageCursor image) {
    this.image = image;
  }

  /** Takes the segment at the cursor, and moves that to the marker's 0xFF or the image's end. */
  void load() {
    byte[] data = image.data;
    int from = image.position;
    int end = image.end();
    if (bytes.length < end - from + PAD) {
      bytes = new byte[end - from + PAD];
    }
    start = from;
    int in = from;
    int out = 0;
    while (true) {
      while (in + 8 <= end) {
        long word = (long) LONG.get(data, in);
        if (((~word - LOW_BITS) & word & HIGH_BITS) != 0) {
          break;
        }
        LONG.set(bytes, out, word);
        in += 8;
        out += 8;
      }
      int stop = Math.min(in + 8, end);
      while (in < stop) {
        byte value = data[in];
        if (value != -1) {
          in++;
        } else if (in + 1 < end && data[in + 1] == 0) {
          in += 2;
        } else {
          loaded(in, out);
          return;
        }
        bytes[out++] = value;
      }
      if (in >= end) {
        loaded(in, out);
        return;
      }
    }
  }

  private void loaded(int in, int out) {
    image.position = in;
    length = out;
    next = 0;
    count = 0;
    bits = 0;
  }

  /** Makes at least 56 bits known; zeros and rubbish follow the end. */
  void refill() {
    bits |= (long) LONG.get(bytes, next) >>> count;
    next += (63 - count) >>> 3;
    count |= 56;
  }

  void take(int n) {
    bits <<= n;
    count -= n;
  }

  /** No block may start with {@link #next} beyond this. */
  int limit() {
    return length + 8;
  }

  /** Whether more bits were taken than there are. */
  boolean overrun() {
    return next * 8L - count > length * 8L;
  }

  /** Whole bytes not taken. */
  int left() {
    return (int) ((length * 8L - (next * 8L - count)) >>> 3);
  }

  /** The fault {@code reason} where the bits now at the head lie. */
  UnreadableImageException fault(String reason) {
    long taken = Math.min(length, (next * 8L - count) >>> 3);
    int at = start;
    for (long i = 0; i < taken; i++) {
      at += image.data[at] == -1 ? 2 : 1;
    }
    return image.faultAt(at, reason);
  }
}
