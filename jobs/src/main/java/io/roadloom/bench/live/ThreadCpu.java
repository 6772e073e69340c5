package io.roadloom.bench.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU seconds of this process's threads by what they do for the job, told by their names. Threads
 * that end between two looks lose what they did since the first. Not thread-safe.
 */
final class ThreadCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Starts of names, and what the figure's note calls them. */
  private static final Map<String, String> STAGES = new LinkedHashMap<>();

  static {
    STAGES.put("Source Data Fetcher", "fetch");
    STAGES.put("Source:", "ingest and decode");
    STAGES.put("drives", "drives and files");
    STAGES.put("live committer", "commits");
  }

  private final Map<Long, Long> last = new HashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Adds what has been done since the last look; returns all so far, by stage. */
  Map<String, Double> look() {
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      String stage = thread == null ? null : stage(thread.getThreadName());
      if (stage != null) {
        long now = THREADS.getThreadCpuTime(thread.getThreadId());
        long before = last.getOrDefault(thread.getThreadId(), 0L);
        if (now > before) {
          last.put(thread.getThreadId(), now);
          seconds.merge(stage, (now - before) / 1e9, Double::sum);
        }
      }
    }
    return new LinkedHashMap<>(seconds);
  }

  private static String stage(String thread) {
    for (Map.Entry<String, String> stage : STAGES.entrySet()) {
      if (thread.startsWith(stage.getKey())) {
        return stage.getValue();
      }
    }
    return null;
  }
}
