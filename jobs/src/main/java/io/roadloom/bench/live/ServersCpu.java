package io.roadloom.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU seconds of the servers' process, told apart by the names of threads.
 *
 * @param broker its request and network threads
 * @param rest HDFS, and what the two share: garbage collection, the compiler
 */
record ServersCpu(double broker, double rest) {
  private static final List<String> BROKER = List.of("data-plane", "kafka-", "raft-", "quorum-");
  private static final double TICKS = 100; // USER_HZ, the same on all Linux
  private static final int USER_TICKS = 11;

  /** Of a process, by Linux's {@code /proc}. */
  static ServersCpu of(ProcessHandle process) throws IOException {
    double all = process.info().totalCpuDuration().map(Duration::toMillis).orElseThrow() / 1000.0;
    double broker = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        broker += seconds(thread);
      }
    }
    return new ServersCpu(broker, all - broker);
  }

  ServersCpu minus(ServersCpu other) {
    return new ServersCpu(broker - other.broker, rest - other.rest);
  }

  /** Zero for a thread that is none of the broker's, or has just ended. */
  private static double seconds(Path thread) throws IOException {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      // The name may hold spaces; what follows its bracket does not.
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      if (BROKER.stream().noneMatch(name::startsWith)) {
        return 0;
      }
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) / TICKS;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
