package io.roadloom.cli;

import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.source.NothingToReadException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which tables a command works on. */
final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "URI",
      defaultValue = "${env:ROADLOOM_WAREHOUSE}",
      description = "Folder that holds the tables: local, hdfs://, s3://. Or ROADLOOM_WAREHOUSE.")
  private String warehouse;

  @Option(
      names = "--catalog",
      paramLabel = "KIND",
      defaultValue = "auto",
      description =
          "auto (SQLite in a local folder, else hadoop), hadoop, jdbc=URI[,user=,password=],"
              + " rest=URI. Default: ${DEFAULT-VALUE}.")
  private String catalog;

  @Option(
      names = "--catalog-property",
      paramLabel = "KEY=VALUE",
      description = "A further property of the Iceberg catalog.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--region",
      defaultValue = "default",
      description = "Stands in every row. Default: ${DEFAULT-VALUE}.")
  private String region;

  /** Tables that are to be read. */
  Lake open() {
    LakeConfig config = lake();
    if (!Lake.exists(config)) {
      throw new NothingToReadException("warehouse " + warehouse + " holds no tables");
    }
    return Lake.open(config);
  }

  LakeConfig lake() {
    if (warehouse.isBlank()) {
      throw new UsageException("--warehouse: expected a folder, found nothing");
    }
    if (!catalog.matches("auto|hadoop|(jdbc|rest)=.+")) {
      throw new UsageException(
          "--catalog: expected auto, hadoop, jdbc=URI or rest=URI, found " + catalog);
    }
    return new LakeConfig(warehouse, catalog, Map.copyOf(properties), region);
  }
}
