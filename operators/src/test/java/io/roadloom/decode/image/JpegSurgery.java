package io.roadloom.decode.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Rewrites a JPEG's segments. */
final class JpegSurgery {
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int SOF0 = 0xC0;

  private JpegSurgery() {}

  /** Where the first marker {@code marker} is. */
  static int find(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == -1 && (jpeg[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    throw new AssertionError("no marker " + Integer.toHexString(marker));
  }

  /** Rewrites one segment before the scan. */
  private interface Rewrite {
    void write(int marker, byte[] body, ByteArrayOutputStream out);
  }

  private static byte[] rewrite(byte[] jpeg, Rewrite rewrite) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != SOS) {
      int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
      byte[] body = Arrays.copyOfRange(jpeg, at + 4, at + 2 + length);
      rewrite.write(jpeg[at + 1] & 0xFF, body, out);
      at += 2 + length;
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  private static void segment(int marker, byte[] body, ByteArrayOutputStream out) {
    out.write(0xFF);
    out.write(marker);
    out.write(body.length + 2 >> 8);
    out.write(body.length + 2);
    out.write(body, 0, body.length);
  }

  static byte[] without(byte[] jpeg, int unwanted) {
    return rewrite(
        jpeg,
        (marker, body, out) -> {
          if (marker != unwanted) {
            segment(marker, body, out);
          }
        });
  }

  static byte[] withFill(byte[] jpeg) {
    return rewrite(
        jpeg,
        (marker, body, out) -> {
          out.write(0xFF);
          out.write(0xFF);
          segment(marker, body, out);
        });
  }

  static byte[] withWideQuantizers(byte[] jpeg) {
    return rewrite(
        jpeg,
        (marker, body, out) -> {
          if (marker != DQT) {
            segment(marker == SOF0 ? 0xC1 : marker, body, out);
            return;
          }
          ByteArrayOutputStream wide = new ByteArrayOutputStream();
          for (int table = 0; table < body.length; table += 65) {
            wide.write(0x10 | body[table]);
            for (int i = 1; i <= 64; i++) {
              wide.write(0);
              wide.write(body[table + i]);
            }
          }
          segment(marker, wide.toByteArray(), out);
        });
  }

  /**
   * Four components, each in a scan of its own that holds the gray image's data.
   *
   * @param adobeTransform −1 for no Adobe segment
   */
  static byte[] cmyk(byte[] gray, int adobeTransform) {
    byte[] header =
        rewrite(
            gray,
            (marker, body, out) -> {
              if (marker == SOF0) {
                byte[] frame = Arrays.copyOf(body, 6 + 4 * 3);
                frame[5] = 4;
                for (int i = 0; i < 4; i++) {
                  System.arraycopy(body, 6, frame, 6 + 3 * i, 3);
                  frame[6 + 3 * i] = (byte) (i + 1);
                }
                segment(marker, frame, out);
              } else {
                segment(marker, body, out);
              }
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int scan = find(header, SOS);
    out.write(header, 0, 2);
    if (adobeTransform >= 0) {
      byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) adobeTransform};
      segment(0xEE, adobe, out);
    }
    out.write(header, 2, scan - 2);
    for (int i = 1; i <= 4; i++) {
      byte[] one = Arrays.copyOfRange(header, scan, header.length - 2);
      one[5] = (byte) i;
      out.write(one, 0, one.length);
    }
    out.write(0xFF);
    out.write(0xD9);
    return out.toByteArray();
  }
}
