package io.roadloom.export.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloom.export.card.Json;
import java.util.List;
import org.apache.iceberg.shaded.org.apache.parquet.schema.GroupType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;

/** What Hugging Face's {@code datasets} wants to find in a footer: the features of the columns. */
final class Features {
  /** Of the footer's metadata. */
  static final String KEY = "huggingface";

  private static final String TYPE = "_type";

  private Features() {}

  static String of(SampleSchema schema) {
    ObjectNode features = Json.object();
    for (Type column : schema.type().getFields()) {
      boolean image = schema.images().contains(column.getName());
      features.set(column.getName(), image ? Json.object().put(TYPE, "Image") : feature(column));
    }
    ObjectNode info = Json.object();
    info.set("features", features);
    ObjectNode all = Json.object();
    all.set("info", info);
    return Json.line(all);
  }

  private static JsonNode feature(Type type) {
    if (type.isPrimitive()) {
      return Json.object().put("dtype", dtype(type.asPrimitiveType())).put(TYPE, "Value");
    }
    GroupType group = type.asGroupType();
    if (group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      Type element = group.getType(0).asGroupType().getType(0);
      return Json.tree(List.of(feature(element)));
    }
    ObjectNode fields = Json.object();
    group.getFields().forEach(field -> fields.set(field.getName(), feature(field)));
    return fields;
  }

  private static String dtype(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> type.getLogicalTypeAnnotation() == null ? "binary" : "string";
      case DOUBLE -> "float64";
      case INT32 -> "int32";
      case INT64 -> "int64";
      default -> throw new IllegalArgumentException("no column is of " + type);
    };
  }
}
