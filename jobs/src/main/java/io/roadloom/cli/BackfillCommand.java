package io.roadloom.cli;

import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillPreview;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.BackfillResult;
import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code roadloom backfill}. */
@Command(
    name = "backfill",
    description = "Turns recordings into rows of the tables.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom backfill drive.mcap --warehouse /lake",
      "  roadloom backfill /recordings --rig car.yaml --warehouse hdfs://nn/lake --parallelism 8",
      "  roadloom backfill '/in/*/2026-*.mcap' --drive-pattern '/(?<vehicle>[^/]+)/(?<drive>[^/]+)_'"
    })
final class BackfillCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;
  private static final int CONNECT_MS = 5_000;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, folders, globs: local, hdfs://, s3://.")
  private List<String> paths;

  @Option(
      names = "--rig",
      paramLabel = "FILE",
      description = "What to align, and how. Default: derived from the recordings.")
  private String rig;

  @Option(
      names = "--drive-pattern",
      paramLabel = "REGEX",
      description = "Names drives by their path, with groups drive and vehicle.")
  private String drivePattern;

  @Option(
      names = "--execution",
      defaultValue = "batch",
      description = "batch or streaming: the same rows. Default: ${DEFAULT-VALUE}.")
  private Execution execution;

  @Option(names = "--parallelism", paramLabel = "N", description = "Default: all cores.")
  private Integer parallelism;

  @Option(names = "--dry-run", description = "Says what would be read, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-image-hash",
      description = "Leaves out the perceptual hash of camera images.")
  private boolean noImageHash;

  @Option(names = "--force", description = "Computes drives again that have nothing new.")
  private boolean force;

  @Option(
      names = "--flink",
      paramLabel = "HOST:PORT",
      description = "Runs on a Flink cluster, by its REST address, instead of in this process.")
  private String flink;

  @Override
  public Integer call() throws Exception {
    BackfillRequest request =
        new BackfillRequest(
            paths,
            warehouse.lake(),
            rig,
            drivePattern,
            execution,
            !noImageHash,
            force,
            BackfillRequest.DEFAULT_UNIT_BYTES);
    try (ProgressLine progress = new ProgressLine("backfill")) {
      Backfill backfill = new Backfill(target(), CodeVersion.CURRENT, progress);
      if (dryRun) {
        BackfillPreview preview = backfill.preview(request);
        PreviewReport.print(preview, output.format(), System.out);
        return ExitCode.DONE;
      }
      BackfillResult result = backfill.run(request);
      progress.close();
      BackfillReport.print(result, output.format(), System.out);
      return BackfillReport.exitCode(result);
    }
  }

  private FlinkTarget target() throws URISyntaxException, IOException {
    int slots = parallelism != null ? parallelism : Runtime.getRuntime().availableProcessors();
    if (slots < 1) {
      throw new UsageException("--parallelism: expected 1 at least, found " + slots);
    }
    if (flink == null) {
      return FlinkTarget.embedded(slots);
    }
    String[] address = flink.split(":", -1);
    if (address.length != 2 || !address[1].matches("\\d{1,5}")) {
      throw new UsageException("--flink: expected HOST:PORT, found " + flink);
    }
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int port = Integer.parseInt(address[1]);
    checkListening(address[0], port);
    return FlinkTarget.remote(address[0], port, slots, jar);
  }

  /** Flink itself would try for a minute. */
  private static void checkListening(String host, int port) throws IOException {
    if (port < 1 || port > MAX_PORT) {
      throw new UsageException("--flink: expected a port of 1 to " + MAX_PORT + ", found " + port);
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
    } catch (UnknownHostException e) {
      throw new IOException("no Flink cluster at %s:%d: unknown host".formatted(host, port), e);
    } catch (IOException e) {
      throw new IOException(
          "no Flink cluster at %s:%d: %s".formatted(host, port, Complaint.of(e)), e);
    }
  }
}
