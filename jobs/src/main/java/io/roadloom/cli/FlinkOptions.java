package io.roadloom.cli;

import io.roadloom.jobs.FlinkTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** Where a command's jobs run. */
final class FlinkOptions {
  private static final int MAX_PORT = 65_535;
  private static final int CONNECT_MS = 5_000;

  @Option(names = "--parallelism", paramLabel = "N", description = "Default: all cores.")
  private Integer parallelism;

  @Option(
      names = "--flink",
      paramLabel = "HOST:PORT",
      description = "Runs on a Flink cluster, by its REST address, instead of in this process.")
  private String flink;

  /**
   * The place.
   *
   * @param embedded makes the one in this process, of so many slots
   */
  FlinkTarget target(IntFunction<FlinkTarget> embedded) throws IOException, URISyntaxException {
    int slots = parallelism != null ? parallelism : Runtime.getRuntime().availableProcessors();
    if (slots < 1) {
      throw new UsageException("--parallelism: expected 1 at least, found " + slots);
    }
    if (flink == null) {
      return embedded.apply(slots);
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
