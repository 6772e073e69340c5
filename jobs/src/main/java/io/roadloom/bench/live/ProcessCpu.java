package io.roadloom.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU seconds of a process's threads by what they do, told by the starts of their names: Linux's
 * {@code /proc}. Not thread-safe.
 */
final class ProcessCpu {
  private static final double TICKS = 100; // USER_HZ, the same on all Linux
  private static final int USER_TICKS = 11;
  private static final String REST = "rest";
  private final ProcessHandle process;
  private final Map<String, String> stages;
  private final Map<String, Long> last = new HashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /**
   * @param stages starts of threads' names, 15 characters at most, to what their CPU is called
   */
  ProcessCpu(ProcessHandle process, Map<String, String> stages) {
    this.process = process;
    this.stages = stages;
  }

  /**
   * Takes a look; returns all so far, by stage. What threads did after the last look before their
   * end, and what other threads do, is in the rest.
   */
  Map<String, Double> look() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        add(thread);
      }
    }
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    double known = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    all.put(REST, total() - known);
    return all;
  }

  private double total() throws IOException {
    return process
            .info()
            .totalCpuDuration()
            .map(Duration::toMillis)
            .orElseThrow(() -> new IOException("no CPU time of process " + process.pid()))
        / 1e3;
  }

  private void add(Path thread) throws IOException {
    String stat;
    try {
      stat = Files.readString(thread.resolve("stat"));
    } catch (NoSuchFileException e) {
      return; // it has just ended
    }
    // The name may hold spaces and brackets; what follows its last bracket does not.
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    for (Map.Entry<String, String> stage : stages.entrySet()) {
      if (name.startsWith(stage.getKey())) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long now = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        Long before = last.put(thread.getFileName().toString(), now);
        seconds.merge(stage.getValue(), (now - (before == null ? 0 : before)) / TICKS, Double::sum);
        return;
      }
    }
  }
}
