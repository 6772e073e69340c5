package io.roadloom.format.lz4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes one LZ4 block behind the output that earlier blocks left. */
final class Lz4Block {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MIN_MATCH = 4;
  private static final int WORD = 8;
  private static final int SHORT = 2 * WORD;

  private Lz4Block() {}

  /**
   * Decodes {@code in[from .. to)} into {@code out} at {@code at}; matches may reach back to {@code
   * out[0]}.
   *
   * @param limit one past the last byte that may be written
   * @return one past the last byte written
   */
  static int decode(byte[] in, int from, int to, byte[] out, int at, int limit)
      throws Lz4Exception {
    int i = from;
    int o = at;
    while (i < to) {
      int token = in[i++] & 0xff;
      int literals = token >>> 4;
      if (literals == 15) {
        int more;
        do {
          if (i >= to) {
            throw new Lz4Exception("a literal length runs past the block");
          }
          more = in[i++] & 0xff;
          literals += more;
        } while (more == 255 && literals < limit);
      }
      if (literals > to - i || literals > limit - o) {
        throw new Lz4Exception("literals run past the block");
      }
      if (literals <= SHORT && i + SHORT <= in.length && o + SHORT <= limit) {
        // Past the literals, into what the match will overwrite: cheaper than counting.
        LONG.set(out, o, (long) LONG.get(in, i));
        LONG.set(out, o + WORD, (long) LONG.get(in, i + WORD));
      } else {
        System.arraycopy(in, i, out, o, literals);
      }
      i += literals;
      o += literals;
      if (i == to) {
        return o; // the last sequence has literals only
      }
      if (to - i < 2) {
        throw new Lz4Exception("the block ends in a match offset");
      }
      int offset = (in[i] & 0xff) | (in[i + 1] & 0xff) << 8;
      i += 2;
      int match = token & 15;
      if (match == 15) {
        int more;
        do {
          if (i >= to) {
            throw new Lz4Exception("a match length runs past the block");
          }
          more = in[i++] & 0xff;
          match += more;
        } while (more == 255 && match < limit);
      }
      match += MIN_MATCH;
      if (offset == 0 || offset > o) {
        throw new Lz4Exception("a match reaches back " + offset + " of " + o + " bytes");
      }
      if (match > limit - o) {
        throw new Lz4Exception("a match runs past the block");
      }
      o = copy(out, o, offset, match, limit);
    }
    return o;
  }

  private static int copy(byte[] out, int to, int offset, int length, int limit) {
    int from = to - offset;
    int end = to + length;
    if (offset >= WORD && end + WORD <= limit) {
      for (int o = to; o < end; o += WORD, from += WORD) {
        LONG.set(out, o, (long) LONG.get(out, from));
      }
    } else if (offset >= length) {
      System.arraycopy(out, from, out, to, length);
    } else {
      // The match overlaps itself: what has been copied is copied on, twice as much each time.
      for (int o = to; o < end; ) {
        int count = Math.min(o - from, end - o);
        System.arraycopy(out, from, out, o, count);
        o += count;
      }
    }
    return end;
  }
}
