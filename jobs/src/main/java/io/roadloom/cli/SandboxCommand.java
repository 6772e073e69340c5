package io.roadloom.cli;

import io.roadloom.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code roadloom sandbox}. */
@Command(
    name = "sandbox",
    description = "Runs a Kafka broker and an HDFS on this machine until it is ended.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Prints kafka=HOST:PORT and hdfs=URI once both can be used. Data stay in the folder.",
      "",
      "Examples:",
      "  roadloom sandbox --dir /tmp/sandbox",
      "  roadloom sandbox --dir /tmp/sandbox --kafka-port 0 --hdfs-port 0"
    })
final class SandboxCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      required = true,
      paramLabel = "D",
      description = "Where the servers keep their data; made where it does not exist.")
  private Path dir;

  @Option(
      names = "--kafka-port",
      paramLabel = "P",
      description = "0: any. Default: that of the last start in the folder, 9092 at the first.")
  private Integer kafkaPort;

  @Option(
      names = "--hdfs-port",
      paramLabel = "P",
      description = "0: any. Default: that of the last start in the folder, 8020 at the first.")
  private Integer hdfsPort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check("--kafka-port", kafkaPort);
    check("--hdfs-port", hdfsPort);
    StopSignal stop = new StopSignal();
    try (Sandbox sandbox = Sandbox.start(dir, kafkaPort, hdfsPort)) {
      System.out.println("kafka=" + sandbox.kafka());
      System.out.println("hdfs=" + sandbox.hdfs());
      stop.await(Long.MAX_VALUE);
    }
    return ExitCode.DONE;
  }

  private static void check(String option, Integer port) {
    if (port != null && !Sandbox.isPort(port)) {
      throw new UsageException(option + ": expected a port of 0 to 65535, found " + port);
    }
  }
}
