package io.roadloom.cli;

import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom dataset show}. */
@Command(
    name = "show",
    description = "Shows what a version is, what it was built from, and what it came to.",
    mixinStandardHelpOptions = true)
final class DatasetShowCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "NAME[@VERSION]", description = "Default: the highest version.")
  private String name;

  @Override
  public Integer call() {
    try (Lake lake = warehouse.open()) {
      DatasetReport.print(DatasetName.find(new Datasets(lake), name), output.format(), System.out);
    }
    return ExitCode.DONE;
  }
}
