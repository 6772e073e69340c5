package io.roadloom.lake;

import java.io.Serializable;

/** What the tables hold of live pipelines. */
public final class LiveHistory implements Serializable {
  private static final long serialVersionUID = 1;

  private final LakeConfig config;

  public LiveHistory(LakeConfig config) {
    this.config = config;
  }

  /**
   * The newest checkpoint of which any table holds rows; −1 where there is none, or no warehouse.
   * Tables that were rewound hold what their current snapshots came from.
   *
   * @throws LakeException where the tables can't be read
   */
  public long newestCommitted(String liveName) {
    if (!Lake.exists(config)) {
      return -1;
    }
    try (Lake lake = Lake.open(config)) {
      return newestCommitted(lake, liveName);
    }
  }

  static long newestCommitted(Lake lake, String liveName) {
    long newest = -1;
    for (TableDef<?> def : lake.held(Tables.OF_UNIT)) {
      newest =
          Math.max(newest, LiveMarks.newest(lake.table(def.name())).getOrDefault(liveName, -1L));
    }
    return newest;
  }
}
