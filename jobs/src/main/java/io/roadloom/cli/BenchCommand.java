package io.roadloom.cli;

import io.roadloom.bench.BenchSuite;
import io.roadloom.bench.Figure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom bench}. */
@Command(
    name = "bench",
    description = "Measures Roadloom, each figure beside its limit of the same run.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom bench --against duckdb",
      "  roadloom bench --figure mcap_read_decode --figure backfill_sha --output json",
      "  ROADLOOM_JAVA_OPTS='-Xms3g -Xmx3g -Xmn1500m' roadloom bench --figure live_small --live-seconds 30"
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("figure", "value", "unit", "limit", "ratio", "note");
  @Mixin private OutputOption output;

  @Option(
      names = "--figure",
      paramLabel = "NAME",
      description = "Only this one; may stand more than once. There are: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BenchSuite.Names.class)
  private List<String> figures = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "PEER",
      description = "duckdb: with the figure that is held against it.")
  private String against;

  @Option(
      names = "--dir",
      defaultValue = "roadloom-bench",
      description = "Where input is built, once. Default: ${DEFAULT-VALUE}.")
  private Path dir;

  @Option(
      names = "--live-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of the drives that live figures read. Default: ${DEFAULT-VALUE}.")
  private int liveSeconds;

  @Override
  public Integer call() throws Exception {
    if (against != null && !against.equals("duckdb")) {
      throw new UsageException("--against: expected duckdb, found " + against);
    }
    if (liveSeconds < 1) {
      throw new UsageException("--live-seconds: expected 1 at least, found " + liveSeconds);
    }
    for (String figure : figures) {
      if (!BenchSuite.NAMES.contains(figure)) {
        throw new UsageException(
            "--figure: expected one of "
                + String.join(", ", BenchSuite.NAMES)
                + ", found "
                + figure);
      }
    }
    List<Figure> measured =
        BenchSuite.run(
            dir, figures, against != null, liveSeconds, text -> System.err.println(text));
    print(measured, System.out);
    return ExitCode.DONE;
  }

  private void print(List<Figure> measured, PrintStream out) {
    if (output.format() == Output.JSON) {
      out.println(JsonPrinter.text(measured.stream().map(BenchCommand::object).toList()));
      return;
    }
    try (RowPrinter printer = output.format().printer(out, COLUMNS)) {
      measured.forEach(figure -> printer.row(new ArrayList<>(object(figure).values())));
    }
  }

  private static Map<String, Object> object(Figure figure) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("figure", figure.figure());
    object.put("value", rounded(figure.value()));
    object.put("unit", figure.unit());
    object.put("limit", rounded(figure.limit()));
    object.put("ratio", rounded(figure.ratio()));
    object.put("note", figure.note());
    return object;
  }

  /** Null where it could not be measured. */
  private static Double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
  }
}
