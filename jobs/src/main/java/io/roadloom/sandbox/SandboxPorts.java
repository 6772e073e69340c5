package io.roadloom.sandbox;

import java.io.IOException;
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
    // Both at once, lest any free one be the same twice.
    try (ServerSocket forKafka = bound(askedKafka == null ? kafka : askedKafka, "Kafka");
        ServerSocket forHdfs = bound(askedHdfs == null ? hdfs : askedHdfs, "HDFS")) {
      return new SandboxPorts(forKafka.getLocalPort(), forHdfs.getLocalPort());
    }
  }

  /** One that is free, and not Kafka's, which nobody may listen on yet. */
  int anyOther() throws IOException {
    try (ServerSocket forKafka = bound(kafka, "Kafka");
        ServerSocket other = bound(0, "Kafka's controller")) {
      return other.getLocalPort();
    }
  }

  static boolean possible(int port) {
    return port >= 0 && port <= MAX;
  }

  private static ServerSocket bound(int port, String server) throws IOException {
    try {
      return port == 0 ? LastingPort.bound() : LastingPort.bound(port);
    } catch (IOException e) {
      throw new IOException("port %d for %s is in use".formatted(port, server), e);
    }
  }
}
