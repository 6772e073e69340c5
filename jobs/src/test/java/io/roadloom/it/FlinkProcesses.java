package io.roadloom.it;

import io.roadloom.sandbox.LastingPort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.awaitility.Awaitility;

/**
 * A Flink session cluster of separate processes, a JobManager and TaskManagers, with the production
 * configuration but for addresses and memory. Each can be killed and started again.
 */
final class FlinkProcesses implements AutoCloseable {
  static final String JOB_MANAGER = "jobmanager";
  private static final int SLOTS = 2;
  private static final Map<String, String> MAINS =
      Map.of(
          JOB_MANAGER,
          "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
          "taskmanager",
          "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

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

  private final Path dir;
  private final int restPort = LastingPort.find();
  private final List<String> settings;
  private final Map<String, Process> processes = new LinkedHashMap<>();

  FlinkProcesses(Path dir, int taskManagers) throws IOException {
    this.dir = Files.createDirectories(dir);
    Files.copy(Roadloom.ROOT.resolve("flink-conf/config.yaml"), dir.resolve("config.yaml"));
    settings =
        List.of(
            "jobmanager.rpc.address=127.0.0.1",
            "jobmanager.rpc.port=" + LastingPort.find(),
            "jobmanager.bind-host=127.0.0.1",
            "jobmanager.memory.process.size=1g",
            "rest.address=127.0.0.1",
            "rest.bind-address=127.0.0.1",
            "rest.port=" + restPort,
            "taskmanager.host=127.0.0.1",
            "taskmanager.numberOfTaskSlots=" + SLOTS,
            "taskmanager.memory.process.size=1600m",
            "execution.checkpointing.interval=2000",
            "execution.checkpointing.min-pause=500",
            "execution.checkpointing.dir=" + dir.resolve("checkpoints").toUri(),
            "execution.checkpointing.savepoint-dir=" + dir.resolve("savepoints").toUri(),
            // A process that was killed is missed sooner than after Flink's 50 s.
            "heartbeat.interval=1000",
            "heartbeat.timeout=5000",
            "io.tmp.dirs=" + dir);
    start(JOB_MANAGER);
    for (int i = 0; i < taskManagers; i++) {
      start(taskManager(i));
    }
    awaitSlots();
  }

  static String taskManager(int index) {
    return "taskmanager-" + index;
  }

  String address() {
    return "127.0.0.1:" + restPort;
  }

  /** {@code kill -9}. */
  void kill(String name) throws InterruptedException {
    processes.remove(name).destroyForcibly().waitFor();
  }

  void start(String name) throws IOException {
    boolean taskManager = !name.equals(JOB_MANAGER);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                taskManager ? "-Xmx900m" : "-Xmx768m",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                classPath(),
                MAINS.get(taskManager ? "taskmanager" : JOB_MANAGER),
                "--configDir",
                dir.toString()));
    command.addAll(1, Roadloom.COMPILER);
    List<String> all = new ArrayList<>(settings);
    if (taskManager) {
      all.addAll(TASK_MANAGER_MEMORY);
    }
    all.forEach(
        setting -> {
          command.add("-D");
          command.add(setting);
        });
    File log = dir.resolve(name + ".log").toFile();
    processes.put(
        name,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start());
  }

  /** Flink's own lib folder, and Hadoop's client as an operator of a cluster adds it. */
  private static String classPath() {
    try {
      Path hadoop =
          Path.of(FileSystem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path runtime =
          Path.of(hadoop.toString().replace("hadoop-client-api", "hadoop-client-runtime"));
      return String.join(
          File.pathSeparator,
          Roadloom.ROOT.resolve("jobs/target/flink-lib") + "/*",
          hadoop.toString(),
          runtime.toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until all TaskManagers have offered their slots. */
  void awaitSlots() {
    long slots = SLOTS * processes.keySet().stream().filter(n -> !n.equals(JOB_MANAGER)).count();
    awaitOverview("slots-total", slots);
  }

  /** Waits until no job runs. */
  void awaitNoJob() {
    awaitOverview("jobs-running", 0);
  }

  private void awaitOverview(String count, long wanted) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest overview =
        HttpRequest.newBuilder(URI.create("http://" + address() + "/overview")).build();
    Awaitility.await(count + " of " + dir)
        .atMost(Duration.ofMinutes(10))
        .ignoreExceptions()
        .until(
            () ->
                http.send(overview, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"%s\":%d,".formatted(count, wanted)));
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
  }
}
