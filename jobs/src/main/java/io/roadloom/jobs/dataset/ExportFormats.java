package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportFormat;
import io.roadloom.export.mcap.McapSlices;
import io.roadloom.export.nuscenes.NuScenesFormat;
import io.roadloom.export.parquet.ParquetFormat;
import io.roadloom.export.webdataset.WebDataset;
import java.util.List;
import java.util.Optional;

/** The formats that there are. A new one is a package and a line here. */
public final class ExportFormats {
  private static final List<ExportFormat> ALL =
      List.of(new WebDataset(), new ParquetFormat(), new NuScenesFormat(), new McapSlices());

  private ExportFormats() {}

  public static List<String> names() {
    return ALL.stream().map(ExportFormat::name).toList();
  }

  public static Optional<ExportFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }
}
