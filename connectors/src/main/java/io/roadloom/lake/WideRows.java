package io.roadloom.lake;

import io.roadloom.pack.Packer;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Puts rows of {@code v_sample_wide} together, drive by drive: rows of a drive lie in few files, so
 * that nothing has to be shuffled to join them. Beside the view's columns, a row has what a build
 * needs of a sample. Samples that lack a required reading, or are not complete enough, are counted
 * and left out. Not thread-safe.
 */
public final class WideRows {
  /** The drive's number. */
  public static final String DRIVE = "__drive";

  /** Bytes of the required readings. */
  public static final String BYTES = "__bytes";

  /** Packed: a count, then camera and hash of each image. */
  public static final String IMAGES = "__images";

  /** The value of the tag to balance by; null where the scene lacks it. */
  public static final String TAG = "__tag";

  private static final List<String> ALWAYS =
      List.of("drive_id", "revision", "region", "timestamp_ns", "completeness", "scene_token");

  private final Map<String, Table> tables;
  private final Request request;
  private final List<String> columns;
  private final List<String> ofSample;
  private final List<String> ofPose;
  private final Packer images = new Packer();
  private long lackingReading;
  private long incomplete;
  private long offered;

  /**
   * What is asked for.
   *
   * @param wanted columns that somebody looks at; others may be null
   * @param require topics that must have a reading at the keyframe
   * @param cameras topics of images that are compared
   * @param tag of scenes to balance by; empty for none
   */
  public record Request(
      Set<String> wanted,
      List<String> require,
      List<String> cameras,
      double minCompleteness,
      String tag)
      implements Serializable {}

  /**
   * Makes a reader.
   *
   * @param tables of {@link DatasetSource#tables}
   */
  public WideRows(Map<String, Table> tables, Request request) {
    this.tables = tables;
    this.request = request;
    Table sample = tables.get("sample");
    this.columns = WideView.columns(sample);
    Set<String> read = new HashSet<>(request.wanted());
    read.addAll(ALWAYS);
    this.ofSample = WideView.ofSample(sample).stream().filter(read::contains).toList();
    this.ofPose =
        WideView.OF_POSE.stream()
            .filter(
                column ->
                    column.equals("lat")
                        || column.equals("lon")
                        || request.wanted().contains(column))
            .toList();
  }

  /** The type of the rows: the view's columns, then ours. */
  public static RowType type(Table sample) {
    List<RowType.RowField> fields = new ArrayList<>(WideView.fields(sample));
    fields.add(new RowType.RowField(DRIVE, new IntType()));
    fields.add(new RowType.RowField(BYTES, new BigIntType()));
    fields.add(new RowType.RowField(IMAGES, new VarBinaryType(VarBinaryType.MAX_LENGTH)));
    fields.add(new RowType.RowField(TAG, new VarCharType(VarCharType.MAX_LENGTH)));
    return new RowType(fields);
  }

  /** Samples left out so far for want of a required reading. */
  public long lackingReading() {
    return lackingReading;
  }

  /** Samples left out so far for their completeness. */
  public long incomplete() {
    return incomplete;
  }

  /** Samples handed over so far. */
  public long offered() {
    return offered;
  }

  /** Reads a drive. */
  public void read(DatasetSource.Drive drive, Consumer<RowData> out) throws IOException {
    if (!drive.files().containsKey("sample")) {
      return;
    }
    Poses poses = Poses.read(tables.get("ego_pose"), drive, ofPose);
    Keyframes keyframes =
        Keyframes.read(tables.get("sample_data"), drive, request.require(), request.cameras());
    Map<StringData, Scene> scenes = scenes(drive);
    Table sample = tables.get("sample");
    RowData.FieldGetter[] getters = getters(sample);
    int[] targets = ofSample.stream().mapToInt(columns::indexOf).toArray();
    int time = ofSample.indexOf("timestamp_ns");
    int completeness = ofSample.indexOf("completeness");
    int sceneToken = ofSample.indexOf("scene_token");
    int firstOfPose = columns.indexOf(WideView.OF_POSE.get(0));
    try (CloseableIterable<RowData> rows = DriveRead.rows(sample, drive, "sample", ofSample)) {
      for (RowData row : rows) {
        if (row.getDouble(completeness) < request.minCompleteness()) {
          incomplete++;
          continue;
        }
        long timestampNs = row.getLong(time);
        int keyframe = keyframes.find(timestampNs);
        if (!keyframes.hasAll(keyframe)) {
          lackingReading++;
          continue;
        }
        GenericRowData wide = new GenericRowData(columns.size() + 4);
        for (int i = 0; i < targets.length; i++) {
          wide.setField(targets[i], getters[i].getFieldOrNull(row));
        }
        poses.put(timestampNs, wide, firstOfPose);
        Scene scene =
            sceneToken < 0 || row.isNullAt(sceneToken)
                ? null
                : scenes.get(row.getString(sceneToken));
        if (scene != null) {
          wide.setField(columns.size() - 2, scene.tags());
          wide.setField(columns.size() - 1, scene.measures());
          wide.setField(columns.size() + 3, scene.tag());
        }
        wide.setField(columns.size(), drive.number());
        wide.setField(columns.size() + 1, keyframes.bytes(keyframe));
        images.clear();
        keyframes.packImages(keyframe, images);
        wide.setField(columns.size() + 2, images.toBytes());
        offered++;
        out.accept(wide);
      }
    }
  }

  private RowData.FieldGetter[] getters(Table sample) {
    List<LogicalType> types =
        FlinkSchemaUtil.convert(DriveRead.schema(sample, ofSample)).getChildren();
    RowData.FieldGetter[] getters = new RowData.FieldGetter[ofSample.size()];
    for (int i = 0; i < getters.length; i++) {
      getters[i] = RowData.createFieldGetter(types.get(i), i);
    }
    return getters;
  }

  /** What a row takes from a scene. */
  private record Scene(Object tags, Object measures, StringData tag) {}

  private Map<StringData, Scene> scenes(DatasetSource.Drive drive) throws IOException {
    Map<StringData, Scene> scenes = new HashMap<>();
    if (!drive.files().containsKey("scene")) {
      return scenes;
    }
    List<String> read = List.of("drive_id", "revision", "token", WideView.TAGS, WideView.MEASURES);
    try (CloseableIterable<RowData> rows =
        DriveRead.rows(tables.get("scene"), drive, "scene", read)) {
      for (RowData row : rows) {
        scenes.put(
            row.getString(2),
            new Scene(row.getMap(3), row.getMap(4), MapValues.text(row.getMap(3), request.tag())));
      }
    }
    return scenes;
  }
}
