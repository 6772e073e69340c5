package io.roadloom.cli;

import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code roadloom dataset list}. */
@Command(
    name = "list",
    description = "Lists all versions of all datasets, deleted ones among them.",
    mixinStandardHelpOptions = true)
final class DatasetListCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    List<String> columns =
        List.of(
            "dataset",
            "version",
            "state",
            "samples",
            "drives",
            "groups",
            "created",
            "members_digest");
    try (Lake lake = warehouse.open();
        RowPrinter printer = output.format().printer(System.out, columns)) {
      for (DatasetVersion version : new Datasets(lake).versions()) {
        printer.row(
            List.of(
                version.dataset(),
                version.version(),
                version.state().name().toLowerCase(Locale.ROOT),
                version.samples(),
                version.drives(),
                version.groups(),
                created(version),
                version.membersDigest()));
      }
    }
    return ExitCode.DONE;
  }

  private static String created(DatasetVersion version) {
    return Instant.EPOCH
        .plus(version.createdNs(), ChronoUnit.NANOS)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }
}
