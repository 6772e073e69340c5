package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportFormat;
import io.roadloom.export.FinishedShards;
import io.roadloom.export.ShardLayout;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import java.io.IOException;
import java.util.Locale;

/** The folder that {@code NuScenes(version="v1", dataroot=…)} loads. */
public final class NuScenesFormat implements ExportFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "nuscenes";
  }

  @Override
  public ShardLayout layout() {
    return ShardLayout.BY_DRIVE;
  }

  @Override
  public boolean sweeps() {
    return true;
  }

  @Override
  public String shardName(String split, int index, int count) {
    return String.format(Locale.ROOT, "%s-%05d-of-%05d", split, index, count);
  }

  @Override
  public ShardWriter open(ExportContext context, String name, ShardOutput out) {
    return new NuScenesShard(Sensors.of(context), out);
  }

  @Override
  public void finish(FinishedShards shards) throws IOException {
    try (Tables tables = new Tables(shards::create, version(shards.context()))) {
      DatasetTables dataset = new DatasetTables(tables, Sensors.of(shards.context()));
      try (var notes = shards.notes()) {
        for (String line : notes) {
          dataset.add(Notes.read(line));
        }
      }
      dataset.finish();
    }
    BlankMap.write(shards::create);
    HashList.write(shards);
  }

  /** The devkit's name of a dataset's version, and of the folder of its tables: {@code v1}. */
  public static String version(ExportContext context) {
    return "v" + context.version();
  }
}
