package io.roadloom.export.parquet;

import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportFormat;
import io.roadloom.export.ShardLayout;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import java.io.IOException;
import java.util.Locale;

/** Files that {@code load_dataset} reads: {@code train-00000-of-00012.parquet}. */
public final class ParquetFormat implements ExportFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public ShardLayout layout() {
    return ShardLayout.SHUFFLED;
  }

  @Override
  public boolean sweeps() {
    return false;
  }

  @Override
  public String shardName(String split, int index, int count) {
    return String.format(Locale.ROOT, "%s-%05d-of-%05d.parquet", split, index, count);
  }

  @Override
  public ShardWriter open(ExportContext context, String name, ShardOutput out) throws IOException {
    return new ParquetShard(new SampleSchema(context.channels()), out.create(name));
  }
}
