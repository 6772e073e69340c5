package io.roadloom.export.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** NumPy's file format, version 1.0: a line that says what follows, then the values. */
final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyArray() {}

  /** A row for each point, a column for each field. */
  static EncodedMedia of(PointCloud cloud) {
    byte[] head = head(cloud.points(), cloud.fields().size());
    byte[] file = Arrays.copyOf(head, head.length + cloud.length());
    System.arraycopy(cloud.data(), cloud.offset(), file, head.length, cloud.length());
    return new EncodedMedia("npy", "float32", cloud.fields(), file, 0, file.length);
  }

  private static byte[] head(int rows, int columns) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    int fixed = MAGIC.length + Short.BYTES;
    int size = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] head = new byte[size];
    Arrays.fill(head, fixed, size - 1, (byte) ' ');
    head[size - 1] = '\n';
    System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
    head[MAGIC.length] = (byte) (size - fixed);
    head[MAGIC.length + 1] = (byte) (size - fixed >> 8);
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, head, fixed, ascii.length);
    return head;
  }
}
