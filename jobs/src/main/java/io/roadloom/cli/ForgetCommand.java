package io.roadloom.cli;

import io.roadloom.forget.Forget;
import io.roadloom.forget.ForgetResult;
import io.roadloom.lake.Lake;
import io.roadloom.source.Locations;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom forget}. */
@Command(
    name = "forget",
    description = {
      "Removes a drive for good: from tables and their history, from payloads of live drives, from",
      "datasets. It is not taken in again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom forget --drive truck-7/2026-03-14 --warehouse /lake --dry-run",
      "  roadloom forget --drive truck-7/2026-03-14 --warehouse /lake --reason \"request 4711\""
    })
final class ForgetCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Option(names = "--drive", required = true, paramLabel = "ID", description = "Id of the drive.")
  private String drive;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Is kept with the hash of the drive's id, in the table forgotten.")
  private String reason;

  @Option(names = "--dry-run", description = "Says what would be removed, and removes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    if (drive.isBlank()) {
      throw new UsageException("--drive: expected the id of a drive, found nothing");
    }
    String folder = Locations.path(warehouse.lake().warehouse()).toString();
    ForgetResult result;
    try (Lake lake = warehouse.open()) {
      Forget forget = new Forget(lake, folder, drive);
      result = dryRun ? forget.preview() : forget.run(reason);
    }
    print(result);
    if (result.open().isEmpty()) {
      return ExitCode.DONE;
    }
    System.err.println(
        "files whose writers are not done still hold the drive: run again when they are");
    return ExitCode.QUARANTINED;
  }

  private void print(ForgetResult result) {
    try (RowPrinter printer =
        output.format().printer(System.out, List.of("what", "name", "count"))) {
      result.rows().forEach((table, rows) -> printer.row(List.of("rows", table, rows)));
      result.tags().forEach(tag -> printer.row(List.of("tag", tag, 1)));
      if (result.segments() > 0) {
        printer.row(List.of("payload bytes", "segments", result.segmentBytes()));
        printer.row(List.of("files", "segments", result.segments()));
      }
      if (result.snapshots() > 0) {
        printer.row(List.of("snapshots", "all tables", result.snapshots()));
      }
      result.members().forEach((id, members) -> printer.row(List.of("members", id, members)));
      result.recordings().forEach(uri -> printer.row(List.of("still held by", uri, 1)));
      result.open().forEach(uri -> printer.row(List.of("not done", uri, 1)));
    }
  }
}
