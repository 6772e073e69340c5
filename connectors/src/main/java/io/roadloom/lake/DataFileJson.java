package io.roadloom.lake;

import java.util.Map;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.util.JsonUtil;

/** Data files as the JSON of Iceberg's REST protocol: in state, it outlives Iceberg's versions. */
final class DataFileJson {
  private DataFileJson() {}

  static String text(DataFile file, PartitionSpec spec) {
    return ContentFileParser.toJson(file, spec);
  }

  /**
   * @param specs of the table, by id
   */
  static DataFile file(String text, Map<Integer, PartitionSpec> specs) {
    return (DataFile) JsonUtil.parse(text, node -> ContentFileParser.fromJson(node, specs));
  }
}
