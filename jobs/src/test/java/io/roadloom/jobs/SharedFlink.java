package io.roadloom.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Flink in this JVM for tests that need one and are not about it: a cluster for each parallelism,
 * which starts with its first job and serves those of all tests.
 */
public final class SharedFlink {
  private static final Map<Integer, FlinkTarget> STARTED = new ConcurrentHashMap<>();

  private SharedFlink() {}

  /** To be had again and again; nobody closes it. */
  public static FlinkTarget embedded(int parallelism) {
    FlinkTarget shared = STARTED.computeIfAbsent(parallelism, FlinkTarget::embedded);
    return shared::environment;
  }
}
