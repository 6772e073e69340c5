package io.roadloom.export.mcap;

import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportFormat;
import io.roadloom.export.ShardLayout;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import java.io.IOException;

/**
 * MCAP files, {@code train-000000.mcap}: the messages of the samples' channels, sweeps among them,
 * as they were recorded. A file is of one drive.
 */
public final class McapSlices implements ExportFormat {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "mcap";
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
    return "%s-%06d.mcap".formatted(split, index);
  }

  @Override
  public ShardWriter open(ExportContext context, String name, ShardOutput out) throws IOException {
    return new McapSliceWriter(out.create(name));
  }
}
