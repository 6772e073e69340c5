package io.roadloom.format.lz4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** Decodes an LZ4 frame whose size is known: linked or independent blocks, checksums verified. */
public final class Lz4Frame {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final XXHash32 HASH = XXHashFactory.fastestInstance().hash32();

  /** Fast, but blind for what earlier blocks left: of use for independent blocks only. */
  private static final LZ4SafeDecompressor BLOCKS = LZ4Factory.fastestInstance().safeDecompressor();

  private static final int MAGIC = 0x184D2204;
  private static final int STORED = 0x80000000;

  private Lz4Frame() {}

  /**
   * Decodes {@code in[from .. to)} into {@code out[0 .. limit)}.
   *
   * @return bytes decoded; fewer than the frame holds where it is cut short and {@code partial}
   * @param partial whether a frame that is cut short gives what whole blocks it has
   */
  public static int decode(byte[] in, int from, int to, byte[] out, int limit, boolean partial)
      throws Lz4Exception {
    need(in, from, to, 7);
    if ((int) INT.get(in, from) != MAGIC) {
      throw new Lz4Exception("the frame starts with " + hex((int) INT.get(in, from)));
    }
    int flags = in[from + 4];
    if ((flags & 0xC0) != 0x40) {
      throw new Lz4Exception("frame version " + ((flags & 0xC0) >>> 6));
    }
    boolean independent = (flags & 0x20) != 0;
    boolean blockChecksum = (flags & 0x10) != 0;
    boolean contentChecksum = (flags & 0x04) != 0;
    int descriptor = 2 + ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0);
    need(in, from + 4, to, descriptor + 1);
    int headerHash = (HASH.hash(in, from + 4, descriptor, 0) >>> 8) & 0xff;
    if (headerHash != (in[from + 4 + descriptor] & 0xff)) {
      throw new Lz4Exception("the frame header's checksum is wrong");
    }
    int i = from + 4 + descriptor + 1;
    int o = 0;
    while (true) {
      if (to - i < 4) {
        return cut(o, partial);
      }
      int size = (int) INT.get(in, i);
      i += 4;
      if (size == 0) {
        break;
      }
      int length = size & ~STORED;
      int trailer = blockChecksum ? 4 : 0;
      if (length > to - i - trailer) {
        return cut(o, partial);
      }
      if (blockChecksum && HASH.hash(in, i, length, 0) != (int) INT.get(in, i + length)) {
        throw new Lz4Exception("a block's checksum is wrong");
      }
      if ((size & STORED) != 0) {
        if (length > limit - o) {
          throw new Lz4Exception("a stored block runs past the chunk");
        }
        System.arraycopy(in, i, out, o, length);
        o += length;
      } else {
        o =
            independent
                ? independent(in, i, length, out, o, limit)
                : Lz4Block.decode(in, i, i + length, out, o, limit);
      }
      i += length + trailer;
    }
    if (contentChecksum) {
      need(in, i, to, 4);
      if (HASH.hash(out, 0, o, 0) != (int) INT.get(in, i)) {
        throw new Lz4Exception("the content's checksum is wrong");
      }
    }
    return o;
  }

  private static int independent(byte[] in, int from, int length, byte[] out, int at, int limit)
      throws Lz4Exception {
    try {
      return at + BLOCKS.decompress(in, from, length, out, at, limit - at);
    } catch (LZ4Exception e) {
      throw new Lz4Exception("a block that is no LZ4 or runs past the chunk");
    }
  }

  private static int cut(int decoded, boolean partial) throws Lz4Exception {
    if (!partial) {
      throw new Lz4Exception("the frame ends before its end mark");
    }
    return decoded;
  }

  private static void need(byte[] in, int from, int to, int bytes) throws Lz4Exception {
    if (to - from < bytes || to > in.length) {
      throw new Lz4Exception("the frame ends within its header");
    }
  }

  private static String hex(int value) {
    return "0x" + Integer.toHexString(value);
  }
}
