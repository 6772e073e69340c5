package io.roadloom.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A real Kafka broker and a real HDFS on loopback, in this process. What is written to them stays
 * in the sandbox's folder and is there again at the next start, however the last one ended.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxFolder folder;
  private final Hdfs hdfs;
  private final Broker broker;

  private Sandbox(SandboxFolder folder, Hdfs hdfs, Broker broker) {
    this.folder = folder;
    this.hdfs = hdfs;
    this.broker = broker;
  }

  /**
   * Starts both and waits until they can be used.
   *
   * @param dir made where it does not exist
   * @param kafkaPort 0 for any that is free; null for that of the last start in this folder, 9092
   *     at the first
   * @param hdfsPort likewise, 8020 at the first
   * @throws IOException where the folder or a port is in use, or a server does not start
   */
  public static Sandbox start(Path dir, @Nullable Integer kafkaPort, @Nullable Integer hdfsPort)
      throws IOException {
    SandboxFolder folder = SandboxFolder.open(dir);
    Hdfs hdfs = null;
    try {
      Optional<SandboxPorts> last = folder.ports();
      SandboxPorts ports = last.orElse(SandboxPorts.USUAL).unless(kafkaPort, hdfsPort);
      hdfs = Hdfs.start(folder.hdfs(), ports.hdfs(), last.isEmpty());
      Broker broker = Broker.start(folder.kafka(), ports);
      folder.remember(ports);
      return new Sandbox(folder, hdfs, broker);
    } catch (IOException e) {
      if (hdfs != null) {
        hdfs.close();
      }
      folder.close();
      throw e;
    }
  }

  /** Whether {@code port} can be asked for. */
  public static boolean isPort(int port) {
    return SandboxPorts.possible(port);
  }

  /** The broker's address, as clients take it: {@code 127.0.0.1:9092}. */
  public String kafka() {
    return broker.address();
  }

  /** Root of the file system. */
  public URI hdfs() {
    return hdfs.uri();
  }

  @Override
  public void close() throws IOException {
    try {
      broker.close();
    } finally {
      hdfs.close();
      folder.close();
    }
  }
}
