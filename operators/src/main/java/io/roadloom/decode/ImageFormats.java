package io.roadloom.decode;

import javax.annotation.Nullable;

/** Tells compressed images apart by their first bytes, which are surer than what messages say. */
public final class ImageFormats {
  private ImageFormats() {}

  /** {@code jpeg}, {@code png}, or null for anything else. */
  public static @Nullable String of(byte[] data, int from, int length) {
    if (length > 2 && data[from] == (byte) 0xff && data[from + 1] == (byte) 0xd8) {
      return "jpeg";
    }
    return length > 4 && data[from] == (byte) 0x89 && data[from + 1] == 'P' ? "png" : null;
  }
}
