package io.roadloom.export.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Where the points of a cloud lie in its bytes, as a PointCloud2 of ROS or a PointCloud of Foxglove
 * states it.
 *
 * @param step bytes from one point to the next
 * @param width points a row; 0 where there is one row as long as the bytes
 * @param rowStep bytes from one row to the next
 */
record CloudLayout(
    List<Column> columns, int step, int width, int height, int rowStep, boolean bigEndian) {
  /** A value of each point, at {@code offset} in it. */
  record Column(String name, int offset, NumberType type) {}

  /** Null where the message states no layout, or one that is none. */
  @Nullable
  static CloudLayout of(JsonNode message) {
    boolean ros = message.has("point_step");
    int step = message.path(ros ? "point_step" : "point_stride").asInt();
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : message.path("fields")) {
      NumberType type =
          ros ? NumberType.ofRos(field.path("datatype").asInt()) : foxglove(field.path("type"));
      int count = ros ? Math.max(1, field.path("count").asInt()) : 1;
      if (type == null || count > step || !add(columns, field, type, count, step)) {
        return null;
      }
    }
    // Each takes a byte at least: an array of float32 is then no more than four times as large.
    if (columns.isEmpty() || columns.size() > step) {
      return null;
    }
    return new CloudLayout(
        List.copyOf(columns),
        step,
        ros ? message.path("width").asInt() : 0,
        ros ? message.path("height").asInt() : 1,
        message.path("row_step").asInt(),
        message.path("is_bigendian").asBoolean());
  }

  private static boolean add(
      List<Column> columns, JsonNode field, NumberType type, int count, int step) {
    String name = field.path("name").asText();
    long offset = field.path("offset").asLong(-1);
    if (offset < 0 || offset + (long) count * type.size() > step) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int at = (int) offset + i * type.size();
      columns.add(new Column(count == 1 ? name : name + "[" + i + "]", at, type));
    }
    return true;
  }

  @Nullable
  private static NumberType foxglove(JsonNode type) {
    return type.isTextual() ? NumberType.named(type.asText()) : NumberType.ofFoxglove(type.asInt());
  }

  /** The points in {@code data[from .. from + length)}; null where they are not all there. */
  @Nullable
  PointCloud points(byte[] data, int from, int length) {
    int perRow = width > 0 || rowStep > 0 ? width : length / step;
    int stride = height > 1 && rowStep > 0 ? rowStep : perRow * step;
    long last = (long) stride * (height - 1) + (long) perRow * step;
    long points = (long) perRow * height;
    if (perRow < 0 || height < 0 || height > 1 && stride < (long) perRow * step) {
      return null;
    }
    if (points > 0 && last > length || points * columns.size() > Integer.MAX_VALUE / 8) {
      return null;
    }
    List<String> names = columns.stream().map(Column::name).toList();
    if (stride == perRow * step && isPackedFloats()) {
      return new PointCloud(names, (int) points, data, from);
    }
    ByteBuffer in = ByteBuffer.wrap(data);
    in.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    byte[] values = new byte[(int) points * columns.size() * Float.BYTES];
    ByteBuffer out = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < height; row++) {
      for (int i = 0; i < perRow; i++) {
        int at = from + row * stride + i * step;
        for (Column column : columns) {
          out.putFloat(column.type.value(in, at + column.offset));
        }
      }
    }
    return new PointCloud(names, (int) points, values, 0);
  }

  /** Whether points are already as they are wanted. */
  private boolean isPackedFloats() {
    boolean packed = !bigEndian && step == columns.size() * Float.BYTES;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      packed &= column.type == NumberType.FLOAT32 && column.offset == i * Float.BYTES;
    }
    return packed;
  }
}
