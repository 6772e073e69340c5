package io.roadloom.cli;

import io.roadloom.lake.Lake;
import io.roadloom.lake.Removal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom maintain}. */
@Command(
    name = "maintain",
    description = {
      "Removes what no current row needs: superseded revisions, rows and files of runs that never",
      "finished, old snapshots."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom maintain --warehouse /lake --dry-run",
      "  roadloom maintain --warehouse /lake --older-than 30d"
    })
final class MaintainCommand implements Callable<Integer> {
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      defaultValue = "7d",
      description = {
        "What was current, and snapshots made, within this time stay. Longer than a backfill takes,",
        "if one is under way. Default: ${DEFAULT-VALUE}."
      })
  private String age;

  @Option(names = "--dry-run", description = "Says what would be removed, and removes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Duration olderThan = age();
    try (Lake lake = warehouse.open()) {
      print(dryRun ? lake.superseded(olderThan) : lake.expireSuperseded(olderThan));
    }
    return ExitCode.DONE;
  }

  private void print(List<Removal> removals) {
    List<String> columns =
        List.of("table", "rows", "files", "bytes", "uncommitted_files", "snapshots");
    try (RowPrinter printer = output.format().printer(System.out, columns)) {
      for (Removal removal : removals) {
        printer.row(
            List.of(
                removal.table(),
                removal.rows(),
                removal.files(),
                removal.bytes(),
                removal.uncommittedFiles(),
                removal.snapshots()));
      }
    }
  }

  private Duration age() {
    if (!age.matches("\\d{1,5}[smhd]")) {
      throw new UsageException("--older-than: expected an age like 7d or 12h, found " + age);
    }
    int last = age.length() - 1;
    return Duration.of(Long.parseLong(age.substring(0, last)), UNITS.get(age.substring(last)));
  }
}
