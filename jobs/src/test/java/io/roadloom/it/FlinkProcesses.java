package io.roadloom.it;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A Flink session cluster of separate processes: a JobManager and TaskManagers. */
final class FlinkProcesses implements AutoCloseable {
  private static final String CLASS_PATH = Roadloom.ROOT.resolve("jobs/target/flink-lib") + "/*";
  private final Path dir;
  private final int restPort;
  private final List<Process> processes = new ArrayList<>();

  FlinkProcesses(Path dir, int taskManagers) throws IOException {
    this.dir = Files.createDirectories(dir);
    this.restPort = freePort();
    Files.writeString(
        dir.resolve("config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        jobmanager.memory.process.size: 1g
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        taskmanager.host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 2
        taskmanager.memory.process.size: 1600m
        taskmanager.memory.managed.size: 128m
        taskmanager.memory.network.max: 96m
        classloader.check-leaked-classloader: false
        io.tmp.dirs: %s
        """
            .formatted(freePort(), restPort, dir));
    start(
        "jobmanager",
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        "768m");
    for (int i = 0; i < taskManagers; i++) {
      start("taskmanager-" + i, "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "900m");
    }
    awaitSlots(2 * taskManagers);
  }

  String address() {
    return "127.0.0.1:" + restPort;
  }

  private void start(String name, String main, String heap) throws IOException {
    File log = dir.resolve(name + ".log").toFile();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                CLASS_PATH,
                main,
                "--configDir",
                dir.toString()));
    if (main.endsWith("TaskManagerRunner")) {
      for (String setting : TASK_MANAGER_MEMORY) {
        command.add("-D");
        command.add(setting);
      }
    }
    processes.add(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
  }

  /** What Flink's start script computes; TaskManagerRunner wants all of it. */
  private static final List<String> TASK_MANAGER_MEMORY =
      List.of(
          "taskmanager.cpu.cores=2.0",
          "taskmanager.memory.task.heap.size=700m",
          "taskmanager.memory.task.off-heap.size=128m",
          "taskmanager.memory.framework.heap.size=128m",
          "taskmanager.memory.framework.off-heap.size=128m",
          "taskmanager.memory.network.min=96m",
          "taskmanager.memory.network.max=96m",
          "taskmanager.memory.managed.size=128m",
          "taskmanager.memory.jvm-metaspace.size=256m",
          "taskmanager.memory.jvm-overhead.min=192m",
          "taskmanager.memory.jvm-overhead.max=192m");

  private void awaitSlots(int slots) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest overview =
        HttpRequest.newBuilder(URI.create("http://" + address() + "/overview")).build();
    Awaitility.await("slots of " + dir)
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () ->
                http.send(overview, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"slots-available\":" + slots));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
