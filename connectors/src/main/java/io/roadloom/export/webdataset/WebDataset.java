package io.roadloom.export.webdataset;

import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportFormat;
import io.roadloom.export.ShardLayout;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import java.io.IOException;

/**
 * Tar files, {@code train-000000.tar}. A sample is {@code TOKEN.SLUG.EXT} for each channel that has
 * a reading, and {@code TOKEN.json}.
 */
public final class WebDataset implements ExportFormat {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "webdataset";
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
    return "%s-%06d.tar".formatted(split, index);
  }

  @Override
  public ShardWriter open(ExportContext context, String name, ShardOutput out) throws IOException {
    return new WebDatasetWriter(context, new TarOutput(out.create(name)));
  }
}
