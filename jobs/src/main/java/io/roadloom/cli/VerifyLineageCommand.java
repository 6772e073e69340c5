package io.roadloom.cli;

import io.roadloom.lake.Lake;
import io.roadloom.lineage.LineageCheck;
import io.roadloom.lineage.LineageReport;
import io.roadloom.lineage.Mismatch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom verify-lineage}. */
@Command(
    name = "verify-lineage",
    description =
        "Reads payloads again from the recordings and compares their hashes with the rows'.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom verify-lineage --warehouse /lake",
      "  roadloom verify-lineage --warehouse /lake --share 10%%"
    })
final class VerifyLineageCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "100%",
      description = "How many of the rows, chosen by their tokens. Default: ${DEFAULT-VALUE}.")
  private String share;

  @Override
  public Integer call() throws Exception {
    double rows = Percentage.share("--share", share);
    if (rows == 0) {
      throw new UsageException("--share: expected more than 0%, found " + share);
    }
    LineageReport report;
    try (Lake lake = warehouse.open()) {
      report = new LineageCheck(lake, rows).run();
    }
    print(report);
    report.first().forEach(VerifyLineageCommand::complain);
    long more = report.mismatches() - report.first().size();
    if (more > 0) {
      System.err.printf("and %,d more%n", more);
    }
    return report.mismatches() == 0 ? ExitCode.DONE : ExitCode.UNVERIFIED;
  }

  private void print(LineageReport report) {
    List<String> columns = List.of("rows", "bytes", "recordings", "mismatches");
    List<Object> values =
        List.of(report.rows(), report.bytes(), report.recordings(), report.mismatches());
    try (RowPrinter printer = output.format().printer(System.out, columns)) {
      printer.row(values);
    }
  }

  private static void complain(Mismatch mismatch) {
    System.err.printf(
        "%s, %sbytes %d to %d (%s): expected %s, found %s%n",
        mismatch.uri(),
        mismatch.chunkOffset() == null ? "" : "chunk at " + mismatch.chunkOffset() + ", ",
        mismatch.from(),
        mismatch.to(),
        mismatch.channel(),
        mismatch.expected(),
        mismatch.found());
  }
}
