package io.roadloom.export.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The points of a cloud as float32: point after point, of each its fields in order, little-endian,
 * from {@code data[offset]}.
 *
 * @param fields names as the message states them: {@code x}, {@code y}, {@code z}, {@code
 *     intensity}, …
 */
public record PointCloud(List<String> fields, int points, byte[] data, int offset) {
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes of all points. */
  public int length() {
    return points * fields.size() * Float.BYTES;
  }

  /** The value of a point's field, by the field's index in {@link #fields}. */
  public float value(int point, int field) {
    return (float) FLOAT.get(data, offset + (point * fields.size() + field) * Float.BYTES);
  }
}
