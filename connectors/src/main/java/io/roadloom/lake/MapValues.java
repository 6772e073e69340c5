package io.roadloom.lake;

import javax.annotation.Nullable;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.StringData;

/** Looks into maps of texts. */
final class MapValues {
  private MapValues() {}

  /** The value of a key; null where there is none. */
  @Nullable
  static StringData text(@Nullable MapData map, String key) {
    if (map == null) {
      return null;
    }
    StringData wanted = StringData.fromString(key);
    ArrayData keys = map.keyArray();
    for (int i = 0; i < map.size(); i++) {
      if (keys.getString(i).equals(wanted)) {
        return map.valueArray().isNullAt(i) ? null : map.valueArray().getString(i);
      }
    }
    return null;
  }
}
