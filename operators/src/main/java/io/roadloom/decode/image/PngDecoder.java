package io.roadloom.decode.image;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Averages a PNG to a gray plane, row by row as it inflates; every kind of PNG there is. */
final class PngDecoder {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;

  /** The most that a deflated byte can become. */
  private static final long MAX_INFLATION = 1032;

  private final ImageCursor in = new ImageCursor();
  private final Inflater inflater = new Inflater();
  private final CRC32 crc = new CRC32();
  private final PngHeader header = new PngHeader();
  private final PngRows rows = new PngRows();
  private GrayPlane plane = new GrayPlane();
  private boolean begun;

  /** Of the last image. */
  int width() {
    return header.width;
  }

  int height() {
    return header.height;
  }

  /** Decodes {@code data[offset .. offset + length)} into {@code out}. */
  void decode(byte[] data, int offset, int length, GrayPlane out) throws UnreadableImageException {
    begin(data, offset, length);
    inflater.reset();
    plane = out;
    begun = false;
    while (!begun || !rows.complete()) {
      chunk(length);
    }
    rows.finish();
  }

  /** Reads the header alone, which has {@link #width()} and {@link #height()}. */
  void readSize(byte[] data, int offset, int length) throws UnreadableImageException {
    begin(data, offset, length);
    while (!header.known()) {
      chunk(length); // which must be the header
    }
  }

  private void begin(byte[] data, int offset, int length) throws UnreadableImageException {
    in.reset(data, offset, length);
    if ((in.u32() << 32 | in.u32()) != SIGNATURE) {
      throw in.faultAt(offset, "expected a PNG");
    }
    header.clear();
  }

  private void chunk(int imageLength) throws UnreadableImageException {
    long length = in.u32();
    int start = in.position;
    int type = (int) in.u32();
    int body = in.position;
    in.skip(length);
    verify(start);
    int end = in.position;
    in.position = body;
    if (type == IEND) {
      throw in.faultAt(start, "expected more image data, found the end");
    }
    if ((type == IHDR) == header.known()) {
      throw in.faultAt(start, "expected one header, and that first");
    }
    if (type == IHDR) {
      header.read(in);
      long bytes = (long) header.width * header.height * header.bitsPerPixel() / 8;
      PixelLimit.check(
          header.width, header.height, bytes <= imageLength * MAX_INFLATION, imageLength);
    } else if (type == PLTE) {
      header.readPalette(in, (int) length);
    } else if (type == IDAT) {
      inflate((int) length);
    }
    in.position = end + 4;
  }

  /** Checks the checksum behind what lies between {@code start} and the cursor. */
  private void verify(int start) throws UnreadableImageException {
    crc.reset();
    crc.update(in.data, start, in.position - start);
    int end = in.position;
    long stated = in.u32();
    if (stated != crc.getValue()) {
      throw in.faultAt(
          end, String.format("expected checksum %08x, found %08x", crc.getValue(), stated));
    }
    in.position = end;
  }

  private void inflate(int length) throws UnreadableImageException {
    if (!begun) {
      rows.begin(header, plane);
      begun = true;
    }
    inflater.setInput(in.data, in.position, length);
    try {
      while (!rows.complete()) {
        int inflated = inflater.inflate(rows.buffer(), rows.filled(), rows.missing());
        if (inflated > 0) {
          rows.fill(inflated, in);
        } else if (inflater.needsInput()) {
          return;
        } else {
          throw in.fault("expected more image data, found the end of the deflated stream");
        }
      }
    } catch (DataFormatException e) {
      throw in.fault("broken deflated data: " + e.getMessage());
    }
  }
}
