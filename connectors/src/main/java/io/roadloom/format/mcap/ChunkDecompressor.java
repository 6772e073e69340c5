package io.roadloom.format.mcap;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import io.roadloom.format.lz4.Lz4Exception;
import io.roadloom.format.lz4.Lz4Frame;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Decompresses chunks into one buffer that grows with what really comes out, never with what a
 * length field claims.
 */
final class ChunkDecompressor implements Closeable {
  /** Up to here a claimed size is believed; beyond, up to this many times the compressed size. */
  private static final int MODEST = 8 << 20;

  private static final int RATIO = 64;

  /** No recorder writes larger chunks, and arrays end soon after. */
  static final long MAX_CHUNK = 1L << 30;

  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private byte[] out = new byte[0];

  /** What the last {@link #decompress} gave; overwritten by the next. */
  byte[] bytes() {
    return out;
  }

  /**
   * @param size bytes that are to come out, as the chunk says
   * @param partial whether input that is cut short may give fewer
   * @return bytes that came out
   */
  int decompress(String compression, byte[] in, int from, int to, long size, boolean partial)
      throws RecordException {
    if (size < 0 || size > MAX_CHUNK) {
      throw new RecordException(
          "a chunk of at most " + MAX_CHUNK + " bytes", Long.toUnsignedString(size) + " bytes");
    }
    int count =
        switch (compression) {
          case "" -> stored(in, from, to, size);
          case "zstd" -> zstd(in, from, to, (int) size, partial);
          case "lz4" -> lz4(in, from, to, (int) size, partial);
          default ->
              throw new RecordException("compression zstd, lz4 or none", printable(compression));
        };
    if (count != size && !partial) {
      throw new RecordException(size + " bytes of records", count + " bytes");
    }
    return count;
  }

  private int stored(byte[] in, int from, int to, long size) {
    int count = (int) Math.min(size, to - from);
    grow(count);
    System.arraycopy(in, from, out, 0, count);
    return count;
  }

  private int zstd(byte[] in, int from, int to, int size, boolean partial) throws RecordException {
    if (partial || !plausible(size, to - from)) {
      return zstdStream(in, from, to, size, partial);
    }
    grow(size);
    try {
      return zstd.decompressByteArray(out, 0, size, in, from, to - from);
    } catch (ZstdException e) {
      throw new RecordException("a zstd frame of " + size + " bytes", lower(e.getMessage()));
    }
  }

  private int zstdStream(byte[] in, int from, int to, int size, boolean partial)
      throws RecordException {
    int count = 0;
    try (ZstdInputStream stream =
        new ZstdInputStream(new ByteArrayInputStream(in, from, to - from))) {
      stream.setContinuous(partial);
      while (count < size) {
        if (count == out.length) {
          out = Arrays.copyOf(out, (int) Math.min(size, Math.max(MODEST, 2L * count)));
        }
        int more = stream.read(out, count, Math.min(size, out.length) - count);
        if (more <= 0) {
          break;
        }
        count += more;
      }
    } catch (IOException e) {
      if (!partial) {
        throw new RecordException("a zstd frame of " + size + " bytes", lower(e.getMessage()));
      }
    }
    return count;
  }

  private int lz4(byte[] in, int from, int to, int size, boolean partial) throws RecordException {
    // LZ4 cannot expand more than 255 times.
    if (size > MODEST && size / 256 > to - from) {
      throw new RecordException(
          "at most 255 times the " + (to - from) + " compressed bytes", size + " bytes");
    }
    grow(size);
    try {
      return Lz4Frame.decode(in, from, to, out, size, partial);
    } catch (Lz4Exception e) {
      throw new RecordException("an LZ4 frame of " + size + " bytes", e.getMessage());
    }
  }

  private static boolean plausible(int size, int compressed) {
    return size <= MODEST || size / RATIO <= compressed;
  }

  private void grow(int size) {
    if (out.length < size) {
      out = new byte[size];
    }
  }

  private static String lower(String message) {
    return message == null ? "something else" : message.toLowerCase(Locale.ROOT);
  }

  private static String printable(String text) {
    return text.length() > 16 ? "a name of " + text.length() + " characters" : "«" + text + "»";
  }

  @Override
  public void close() {
    zstd.close();
  }
}
