package io.roadloom.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker that is its own controller, as small as it gets. */
final class Broker implements AutoCloseable {
  private static final int NODE = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER = "roadloom-sandbox";
  private static final String CONTROLLER = "CONTROLLER";
  // Images and clouds are messages too.
  private static final String MAX_MESSAGE_BYTES = Integer.toString(64 << 20);
  private final KafkaRaftServer server;
  private final int port;

  private Broker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts it and waits until it takes records.
   *
   * @param dir its storage, formatted where it is not yet
   * @throws IOException where it does not start
   */
  static Broker start(Path dir, SandboxPorts ports) throws IOException {
    try {
      format(dir);
      Map<String, String> settings = settings(dir, ports.kafka(), ports.anyOther());
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return new Broker(server, ports.kafka());
    } catch (Exception e) {
      throw new IOException("Kafka does not start in " + dir + ": " + e.getMessage(), e);
    }
  }

  String address() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path dir) throws Exception {
    Files.createDirectories(dir);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(NODE)
        .setClusterId(CLUSTER)
        .addDirectory(dir.toString())
        .setMetadataLogDirectory(dir.toString())
        .setControllerListenerName(CONTROLLER)
        .setIgnoreFormatted(true)
        .run();
  }

  private static Map<String, String> settings(Path dir, int port, int controllerPort) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", Integer.toString(NODE)),
        Map.entry(
            "listeners",
            "PLAINTEXT://%1$s:%2$d,%3$s://%1$s:%4$d"
                .formatted(HOST, port, CONTROLLER, controllerPort)),
        Map.entry("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port)),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("controller.quorum.voters", "%d@%s:%d".formatted(NODE, HOST, controllerPort)),
        Map.entry("log.dirs", dir.toString()),
        Map.entry("auto.create.topics.enable", "true"),
        Map.entry("num.partitions", "4"),
        // What is tried out is years old at times; nothing goes by its age.
        Map.entry("log.retention.ms", "-1"),
        Map.entry("message.max.bytes", MAX_MESSAGE_BYTES),
        Map.entry("replica.fetch.max.bytes", MAX_MESSAGE_BYTES),
        // One broker: nothing can have a replica.
        Map.entry("default.replication.factor", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        // Few threads, little memory, no waiting for a second consumer.
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "2"),
        Map.entry("background.threads", "2"),
        Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20)),
        Map.entry("log.index.size.max.bytes", Integer.toString(2 << 20)),
        Map.entry("group.initial.rebalance.delay.ms", "0"));
  }
}
