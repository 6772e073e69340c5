package io.roadloom.cli;

import io.roadloom.jobs.dataset.DatasetDiff;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom dataset diff}. */
@Command(
    name = "diff",
    description = "Says in what two versions differ: their specs, then their members.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A row is a line of the spec that only one of them has, or so many members that only one of",
      "them has, by split and reason; moved ones are in both, in another split.",
      "",
      "Example:",
      "  roadloom dataset diff highway-lanes@1 highway-lanes@2 --warehouse /lake"
    })
final class DatasetDiffCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Parameters(index = "0", paramLabel = "A", description = "NAME[@VERSION]")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "NAME[@VERSION]")
  private String second;

  @Override
  public Integer call() throws Exception {
    try (Lake lake = warehouse.open()) {
      Datasets datasets = new Datasets(lake);
      DatasetVersion from = DatasetName.find(datasets, first);
      DatasetVersion to = DatasetName.find(datasets, second);
      List<DatasetDiff.Change> changes = DatasetDiff.of(datasets, from, to);
      try (RowPrinter printer =
          output
              .format()
              .printer(System.out, List.of("change", "split", "reason", "samples", "text"))) {
        for (DatasetDiff.Change change : changes) {
          printer.row(
              Arrays.asList(
                  change.kind(), change.split(), change.reason(), change.samples(), change.text()));
        }
      }
    }
    return ExitCode.DONE;
  }
}
