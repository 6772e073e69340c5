package io.roadloom.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Types;

/**
 * The view {@code v_sample_wide}: a row a sample, with its pose and with tags and measures of its
 * scene. What a dataset selects from.
 */
public final class WideView {
  public static final String NAME = "v_sample_wide";

  static final String SCENE_TOKEN = "scene_token";
  static final String TAGS = "tags";
  static final String MEASURES = "measures";
  static final List<String> OF_POSE =
      List.of("lat", "lon", "alt", "x", "y", "z", "qw", "qx", "qy", "qz");
  static final List<String> OF_SCENE = List.of(TAGS, MEASURES);

  private WideView() {}

  /** Tables that it is made of. */
  public static List<String> tables() {
    return List.of("sample", "ego_pose", "scene");
  }

  /** Names of its columns, in order. */
  static List<String> columns(Table sample) {
    List<String> columns = new ArrayList<>(ofSample(sample));
    if (!columns.contains(SCENE_TOKEN)) {
      columns.add(SCENE_TOKEN);
    }
    columns.addAll(OF_POSE);
    columns.addAll(OF_SCENE);
    return columns;
  }

  static List<String> ofSample(Table sample) {
    return sample.schema().columns().stream().map(Types.NestedField::name).toList();
  }

  /** Its columns and their types; each may be null. */
  static List<RowType.RowField> fields(Table sample) {
    List<Types.NestedField> fields = new ArrayList<>(sample.schema().columns());
    if (sample.schema().findField(SCENE_TOKEN) == null) {
      // A warehouse of an older version has no scenes.
      fields.add(Types.NestedField.optional(3_000, SCENE_TOKEN, Types.StringType.get()));
    }
    int id = fields.size();
    for (String column : OF_POSE) {
      fields.add(Types.NestedField.optional(1_000 + id++, column, Types.DoubleType.get()));
    }
    fields.add(
        Types.NestedField.optional(
            2_000,
            TAGS,
            Types.MapType.ofOptional(
                2_001, 2_002, Types.StringType.get(), Types.StringType.get())));
    fields.add(
        Types.NestedField.optional(
            2_003,
            MEASURES,
            Types.MapType.ofOptional(
                2_004, 2_005, Types.StringType.get(), Types.DoubleType.get())));
    List<RowType.RowField> typed = new ArrayList<>();
    for (RowType.RowField field : FlinkSchemaUtil.convert(new Schema(fields)).getFields()) {
      LogicalType type = field.getType().copy(true);
      typed.add(new RowType.RowField(field.getName(), type));
    }
    return typed;
  }

  /**
   * The view in SQL.
   *
   * @param current queries of current rows by table, of {@link #tables}
   */
  public static String query(Map<String, String> current) {
    String pose =
        OF_POSE.stream().map(column -> "p.`" + column + "`").collect(Collectors.joining(", "));
    return """
        SELECT s.*, %s, c.`tags`, c.`measures`
        FROM (%s) AS s
        LEFT JOIN (%s) AS p ON p.sample_token = s.token AND p.drive_id = s.drive_id
        LEFT JOIN (%s) AS c ON c.token = s.scene_token AND c.drive_id = s.drive_id"""
        .formatted(pose, current.get("sample"), current.get("ego_pose"), current.get("scene"));
  }
}
