package io.roadloom.cli;

import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom dataset delete}. */
@Command(
    name = "delete",
    description = {
      "Marks a version as deleted and lets go of the snapshots that it was built from. maintain",
      "removes its members, and what nothing else needs."
    },
    mixinStandardHelpOptions = true)
final class DatasetDeleteCommand implements Callable<Integer> {
  private static final Clock WALL = Clock.systemUTC();

  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "NAME@VERSION", description = "The version to delete.")
  private String name;

  @Override
  public Integer call() {
    try (Lake lake = warehouse.open()) {
      Datasets datasets = new Datasets(lake);
      DatasetVersion version = DatasetName.findExact(datasets, name);
      Instant now = WALL.instant();
      datasets.delete(version, now.getEpochSecond() * 1_000_000_000L + now.getNano());
      Summary.print(Map.<String, Object>of("deleted", version.id()), output.format(), System.out);
    }
    return ExitCode.DONE;
  }
}
