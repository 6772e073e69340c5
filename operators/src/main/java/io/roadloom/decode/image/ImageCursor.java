package io.roadloom.decode.image;

/** Reads big-endian numbers from an image's headers, never past the image's end. */
final class ImageCursor {
  byte[] data;
  int position;
  private int start;
  private int end;

  void reset(byte[] image, int offset, int length) {
    data = image;
    position = offset;
    start = offset;
    end = offset + length;
  }

  int end() {
    return end;
  }

  int left() {
    return end - position;
  }

  int u8() throws UnreadableImageException {
    require(1);
    return data[position++] & 0xFF;
  }

  int u16() throws UnreadableImageException {
    require(2);
    int value = (data[position] & 0xFF) << 8 | data[position + 1] & 0xFF;
    position += 2;
    return value;
  }

  long u32() throws UnreadableImageException {
    return (long) u16() << 16 | u16();
  }

  void skip(long bytes) throws UnreadableImageException {
    require(bytes);
    position += (int) bytes;
  }

  private void require(long bytes) throws UnreadableImageException {
    if (bytes > left()) {
      throw fault("expected " + bytes + " more bytes, found " + left());
    }
  }

  /** The fault {@code reason} at this place. */
  UnreadableImageException fault(String reason) {
    return faultAt(position, reason);
  }

  /**
   * @param at an index into {@link #data}
   */
  UnreadableImageException faultAt(int at, String reason) {
    return new UnreadableImageException(at - start, reason);
  }
}
