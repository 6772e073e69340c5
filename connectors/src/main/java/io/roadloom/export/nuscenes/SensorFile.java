package io.roadloom.export.nuscenes;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Content of a file of {@code samples} or {@code sweeps}: a head, then bytes of an array.
 *
 * @param suffix of its name: {@code .jpg}, {@code .pcd.bin}
 * @param format as {@code sample_data.fileformat} has it
 */
record SensorFile(String suffix, String format, byte[] head, byte[] data, int offset, int length) {
  private static final byte[] NO_HEAD = {};

  static SensorFile of(String suffix, String format, byte[] data, int offset, int length) {
    return new SensorFile(suffix, format, NO_HEAD, data, offset, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    out.write(data, offset, length);
  }
}
