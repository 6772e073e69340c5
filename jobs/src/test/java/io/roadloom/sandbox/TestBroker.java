package io.roadloom.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** The sandbox's broker alone, in this process, on a port that is free. */
public final class TestBroker implements AutoCloseable {
  private final Broker broker;

  private TestBroker(Broker broker) {
    this.broker = broker;
  }

  /** Starts it and waits until it takes records. */
  public static TestBroker start(Path dir) throws IOException {
    return new TestBroker(Broker.start(dir, SandboxPorts.USUAL.unless(0, 0)));
  }

  /** Bootstrap servers. */
  public String address() {
    return broker.address();
  }

  @Override
  public void close() {
    broker.close();
  }
}
