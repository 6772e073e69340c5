package io.roadloom.export.parquet;

import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.roadloom.export.ExportChannel;
import io.roadloom.model.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.schema.GroupType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Types;

/**
 * The columns of an export: the same in each of its files, whatever these hold. All are optional; a
 * channel's column is named by its slug.
 */
final class SampleSchema {
  static final String READINGS = "readings";
  static final String MOUNTINGS = "mountings";

  private static final List<Type> FIXED =
      List.of(
          text("token"),
          number("timestamp_ns"),
          text("vehicle_id"),
          text("drive_id"),
          text("scene_token"),
          real("completeness"),
          group(
              "pose",
              List.of(
                  real("lat"),
                  real("lon"),
                  real("alt"),
                  real("x"),
                  real("y"),
                  real("z"),
                  real("qw"),
                  real("qx"),
                  real("qy"),
                  real("qz"))),
          list(
              "signals",
              group("element", List.of(text("name"), real("value"), number("residual_ns")))));

  private final Map<String, String> columnByTopic = new LinkedHashMap<>();
  private final List<String> images = new ArrayList<>();
  private final List<String> payloads = new ArrayList<>();
  private final MessageType type;

  SampleSchema(List<ExportChannel> channels) {
    List<Type> columns = new ArrayList<>(FIXED);
    for (ExportChannel channel : channels) {
      String column = free(channel.slug());
      columnByTopic.put(channel.topic(), column);
      payloads.add(column + ".bytes");
      columns.add(payload(column, channel.modality()));
      if (channel.modality() == Modality.CAMERA) {
        images.add(column);
      }
    }
    if (!channels.isEmpty()) {
      Collection<String> names = columnByTopic.values();
      columns.add(group(READINGS, names.stream().map(SampleSchema::reading).toList()));
      columns.add(group(MOUNTINGS, names.stream().map(SampleSchema::mounting).toList()));
    }
    this.type = new MessageType("sample", columns);
  }

  /** The slug, told from columns of another kind: names differ by more than case. */
  private String free(String slug) {
    String column = slug;
    while (taken(column)) {
      column += "_channel";
    }
    return column;
  }

  private boolean taken(String column) {
    return column.equalsIgnoreCase(READINGS)
        || column.equalsIgnoreCase(MOUNTINGS)
        || FIXED.stream().anyMatch(field -> field.getName().equalsIgnoreCase(column))
        || columnByTopic.values().stream().anyMatch(column::equalsIgnoreCase);
  }

  private static Type payload(String column, Modality modality) {
    return switch (modality) {
      case CAMERA -> group(column, List.of(bytes("bytes"), text("path")));
      case LIDAR, RADAR ->
          group(
              column, List.of(bytes("bytes"), list("fields", text("element")), integer("points")));
      default -> group(column, List.of(bytes("bytes"), text("encoding")));
    };
  }

  private static Type reading(String column) {
    return group(
        column,
        List.of(
            text("token"),
            number("timestamp_ns"),
            number("residual_ns"),
            text("clock"),
            number("header_ns"),
            number("log_ns"),
            number("publish_ns"),
            text("sha256"),
            text("encoding")));
  }

  private static Type mounting(String column) {
    return group(
        column,
        List.of(
            text("frame_id"),
            text("parent_frame"),
            list("translation", real("element")),
            list("rotation", real("element")),
            list("camera_matrix", real("element")),
            list("distortion", real("element"))));
  }

  private static Type text(String name) {
    return Types.optional(BINARY).as(stringType()).named(name);
  }

  private static Type bytes(String name) {
    return plain(name, BINARY);
  }

  private static Type number(String name) {
    return plain(name, INT64);
  }

  private static Type integer(String name) {
    return plain(name, INT32);
  }

  private static Type real(String name) {
    return plain(name, DOUBLE);
  }

  private static Type plain(String name, PrimitiveTypeName type) {
    return Types.optional(type).named(name);
  }

  private static Type group(String name, List<Type> fields) {
    return new GroupType(Type.Repetition.OPTIONAL, name, fields);
  }

  private static Type list(String name, Type element) {
    return Types.optionalList().element(element).named(name);
  }

  MessageType type() {
    return type;
  }

  /** The column of a topic; null where it is not exported. */
  @Nullable
  String column(String topic) {
    return columnByTopic.get(topic);
  }

  /** Columns that hold images. */
  List<String> images() {
    return images;
  }

  /** Paths of the columns that hold payloads: neither statistics nor dictionaries are for them. */
  List<String> payloads() {
    return payloads;
  }
}
