package io.roadloom.export.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import javax.annotation.Nullable;

/**
 * Writes pixels as a PNG without compressing them: what a compressor makes of them depends on its
 * version, and exports are the same to the byte wherever they are made.
 */
final class PngImage {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK_FRAME = 12;
  private static final int HEADER = 13;
  private static final int MAX_BLOCK = 0xffff;
  private static final int BLOCK_FRAME = 5;
  private static final int ZLIB_FRAME = 6;
  private final Pixels pixels;
  private final int width;
  private final int height;

  /**
   * What a pixel is made of.
   *
   * @param samples 1 gray, 3 colours, 4 colours and alpha
   * @param sampleBytes 1 or 2
   * @param reversed whether blue comes first
   */
  record Pixels(int samples, int sampleBytes, boolean reversed) {
    int bytes() {
      return samples * sampleBytes;
    }

    private byte colourType() {
      return (byte) (samples == 1 ? 0 : samples == 3 ? 2 : 6);
    }

    /** Which of a pixel's samples comes at place {@code i} in red, green, blue, alpha. */
    private int source(int i) {
      return reversed && i < 3 ? 2 - i : i;
    }
  }

  PngImage(Pixels pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /**
   * @param step bytes from one row to the next
   * @param bigEndian of samples of 2 bytes
   * @return null where the image is larger than an array can be
   */
  @Nullable
  byte[] encode(byte[] data, int offset, int step, boolean bigEndian) {
    long plain = height * (1L + (long) width * pixels.bytes());
    long blocks = (plain + MAX_BLOCK - 1) / MAX_BLOCK;
    long packed = plain + blocks * BLOCK_FRAME + ZLIB_FRAME;
    long total = SIGNATURE.length + 3L * CHUNK_FRAME + HEADER + packed;
    if (total > Integer.MAX_VALUE - 64) {
      return null;
    }
    ByteBuffer out = ByteBuffer.allocate((int) total);
    out.put(SIGNATURE);
    int header = start(out, HEADER, "IHDR");
    out.putInt(width).putInt(height).put((byte) (8 * pixels.sampleBytes()));
    out.put(pixels.colourType()).put((byte) 0).put((byte) 0).put((byte) 0);
    end(out, header);
    int body = start(out, (int) packed, "IDAT");
    store(out, rows(data, offset, step, bigEndian, (int) plain));
    end(out, body);
    end(out, start(out, 0, "IEND"));
    return out.array();
  }

  /** Rows as PNG has them: each with its filter, none, before it, and high bytes first. */
  private byte[] rows(byte[] data, int offset, int step, boolean bigEndian, int size) {
    byte[] rows = new byte[size];
    int rowBytes = width * pixels.bytes();
    boolean plain = !pixels.reversed() && (pixels.sampleBytes() == 1 || bigEndian);
    for (int y = 0; y < height; y++) {
      int from = offset + y * step;
      int to = y * (rowBytes + 1) + 1;
      if (plain) {
        System.arraycopy(data, from, rows, to, rowBytes);
      } else {
        arrange(data, from, bigEndian, rows, to);
      }
    }
    return rows;
  }

  private void arrange(byte[] data, int row, boolean bigEndian, byte[] rows, int to) {
    int sample = pixels.sampleBytes();
    boolean swap = sample == 2 && !bigEndian;
    for (int x = 0; x < width; x++) {
      for (int i = 0; i < pixels.samples(); i++) {
        int from = row + x * pixels.bytes() + pixels.source(i) * sample;
        int at = to + x * pixels.bytes() + i * sample;
        rows[at] = data[swap ? from + 1 : from];
        if (sample == 2) {
          rows[at + 1] = data[swap ? from : from + 1];
        }
      }
    }
  }

  /** Zlib's format with blocks that are stored. */
  private static void store(ByteBuffer out, byte[] plain) {
    out.put((byte) 0x78).put((byte) 0x01);
    for (int at = 0; at < plain.length; at += MAX_BLOCK) {
      int length = Math.min(MAX_BLOCK, plain.length - at);
      out.put((byte) (at + length == plain.length ? 1 : 0));
      out.putShort(Short.reverseBytes((short) length));
      out.putShort(Short.reverseBytes((short) ~length));
      out.put(plain, at, length);
    }
    Adler32 sum = new Adler32();
    sum.update(plain);
    out.putInt((int) sum.getValue());
  }

  /** Returns where the chunk's type stands. */
  private static int start(ByteBuffer out, int length, String type) {
    out.putInt(length);
    int at = out.position();
    out.put(type.getBytes(StandardCharsets.US_ASCII));
    return at;
  }

  private static void end(ByteBuffer out, int from) {
    CRC32 crc = new CRC32();
    crc.update(out.array(), from, out.position() - from);
    out.putInt((int) crc.getValue());
  }
}
