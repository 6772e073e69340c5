package io.roadloom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Which ports a sandbox takes. */
class SandboxPortsTest {
  @Test
  void thoseOfTheLastStartUnlessOthersAreAskedFor() throws IOException {
    SandboxPorts last = SandboxPorts.USUAL.unless(0, 0);

    assertThat(last.unless(null, null)).isEqualTo(last);
    assertThat(last.unless(null, 0).kafka()).isEqualTo(last.kafka());
    assertThat(last.unless(0, null).hdfs()).isEqualTo(last.hdfs());
  }

  @Test
  void neverOneTwice() throws IOException {
    SandboxPorts ports = SandboxPorts.USUAL.unless(0, 0);

    assertThat(ports.kafka()).isNotEqualTo(ports.hdfs());
    assertThat(ports.anyOther()).isNotEqualTo(ports.kafka());
    assertThatThrownBy(() -> ports.unless(ports.hdfs(), null))
        .isInstanceOf(IOException.class)
        .hasMessage("port " + ports.hdfs() + " for HDFS is in use");
  }

  @Test
  void freeOnesAreNoneThatOutgoingConnectionsGet() throws IOException {
    SandboxPorts ports = SandboxPorts.USUAL.unless(0, 0);

    assertThat(ports.kafka()).isBetween(10_000, 32_767);
    assertThat(ports.hdfs()).isBetween(10_000, 32_767);
  }

  @Test
  void neverOneInUse() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();

      assertThatThrownBy(() -> SandboxPorts.USUAL.unless(port, 0))
          .isInstanceOf(IOException.class)
          .hasMessage("port " + port + " for Kafka is in use");
    }
  }
}
