package io.roadloom.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that come back at the same one. They lie below those that systems give to
 * outgoing connections: out of that range, a client that knocks while the server is away is given
 * the server's own port sooner or later, and the server can't have it back.
 */
public final class LastingPort {
  private static final int LOWEST = 10_000;

  /** Linux gives out 32768 and above, other systems 49152 and above. */
  private static final int END = 32_768;

  private static final int TRIES = 100;

  private LastingPort() {}

  /** One that is free now. */
  public static int find() throws IOException {
    try (ServerSocket socket = bound()) {
      return socket.getLocalPort();
    }
  }

  /** A socket on one that was free. */
  static ServerSocket bound() throws IOException {
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return bound(ThreadLocalRandom.current().nextInt(LOWEST, END));
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException("no port from %d to %d is free".formatted(LOWEST, END - 1), last);
  }

  /** A socket on this one. */
  static ServerSocket bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
