package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An S3 server with one bucket and a REST catalog, in a process of their own. */
final class S3Servers implements AutoCloseable {
  static final String BUCKET = "drives";
  private static final Path PROJECT = Roadloom.ROOT.resolve("jobs/src/test/s3");
  private static final String ACCESS_KEY = "reader";
  private static final String SECRET_KEY = "not-so-secret";
  private final Process process;
  private final String endpoint;
  private final String catalog;

  private S3Servers(Process process, String endpoint, String catalog) {
    this.process = process;
    this.endpoint = endpoint;
    this.catalog = catalog;
  }

  /**
   * Starts them.
   *
   * @param objects files to be in the bucket, by key
   */
  static S3Servers start(Path dir, Map<String, Path> objects) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", MavenClassPath.of(PROJECT)));
    command.add(PROJECT.resolve("Servers.java").toString());
    command.addAll(List.of(BUCKET, ACCESS_KEY, SECRET_KEY));
    objects.forEach((key, file) -> command.addAll(List.of(key, file.toString())));
    Path err = dir.resolve("servers.log");
    ProcessBuilder servers = new ProcessBuilder(command).redirectError(err.toFile());
    servers.environment().put("AWS_REGION", "us-east-1");
    // The S3 server does not know the checksums that newer clients send unasked.
    servers.environment().put("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required");
    servers.environment().put("AWS_RESPONSE_CHECKSUM_VALIDATION", "when_required");
    Process process = servers.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as(Files.readString(err)).isNotNull();
    String[] addresses = line.split(" ");
    return new S3Servers(process, addresses[0], addresses[1]);
  }

  String catalog() {
    return catalog;
  }

  /** What a client needs to know, as AWS's own tools take it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
        "AWS_ENDPOINT_URL_S3", endpoint);
  }

  /** Runs a command of the launcher against these servers. */
  Roadloom.Result run(Object[] options, Object... command) {
    List<Object> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(Arrays.asList(options));
    return Roadloom.run(environment(), args.toArray());
  }

  /** The servers end when their input does. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
  }
}
