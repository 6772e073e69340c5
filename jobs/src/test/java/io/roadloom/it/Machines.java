package io.roadloom.it;

import java.io.IOException;
import java.nio.file.Path;

/** What a pipeline stands on: a broker, an HDFS, a JobManager and two TaskManagers. */
final class Machines implements AutoCloseable {
  final SandboxProcess broker;
  final SandboxProcess storage;
  final FlinkProcesses flink;

  private Machines(SandboxProcess broker, SandboxProcess storage, FlinkProcesses flink) {
    this.broker = broker;
    this.storage = storage;
    this.flink = flink;
  }

  static Machines start(Path dir) throws IOException {
    SandboxProcess broker = SandboxProcess.start(dir.resolve("broker"));
    SandboxProcess storage = SandboxProcess.start(dir.resolve("storage"));
    return new Machines(broker, storage, new FlinkProcesses(dir.resolve("flink"), 2));
  }

  /** {@code kill -9}. */
  void kill(Victim victim) throws InterruptedException {
    switch (victim) {
      case BROKER -> broker.kill();
      case HDFS -> storage.kill();
      default -> flink.kill(process(victim));
    }
  }

  /** Starts what was killed, without waiting until it can be used. */
  void revive(Victim victim) throws IOException {
    switch (victim) {
      case BROKER -> broker.relaunch();
      case HDFS -> storage.relaunch();
      default -> flink.start(process(victim));
    }
  }

  void awaitAll() {
    broker.awaitReady();
    storage.awaitReady();
    flink.awaitSlots();
  }

  private static String process(Victim victim) {
    return victim == Victim.JOB_MANAGER
        ? FlinkProcesses.JOB_MANAGER
        : FlinkProcesses.taskManager(victim == Victim.TASK_MANAGER_0 ? 0 : 1);
  }

  @Override
  public void close() {
    flink.close();
    storage.close();
    broker.close();
  }
}
