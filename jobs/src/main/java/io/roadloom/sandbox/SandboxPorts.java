package io.roadloom.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.annotation.Nullable;

/** Where the servers listen, on loopback. */
record SandboxPorts(int kafka, int hdfs) {
  static final SandboxPorts USUAL = new SandboxPorts(9092, 8020);
  private static final int MAX = 65_535;

  /**
   * These, where nothing else is asked for.
   *
   * @param askedKafka 0 for any that is free, null for this one; {@code askedHdfs} likewise
   * @throws IOException where one of them is in use
   */
  SandboxPorts unless(@Nullable Integer askedKafka, @Nullable Integer askedHdfs)
      throws IOException {
    int kafkaPort = free(askedKafka == null ? kafka : askedKafka, "Kafka");
    int hdfsPort = free(askedHdfs == null ? hdfs : askedHdfs, "HDFS");
    if (kafkaPort == hdfsPort) {
      throw new IOException("port " + kafkaPort + " cannot be both Kafka's and HDFS's");
    }
    return new SandboxPorts(kafkaPort, hdfsPort);
  }

  /** A port that nobody listens on. */
  static int any() throws IOException {
    return free(0, "");
  }

  static boolean possible(int port) {
    return port >= 0 && port <= MAX;
  }

  private static int free(int port, String server) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port %d for %s is in use".formatted(port, server), e);
    }
  }
}
