package io.roadloom.bench.live;

import java.util.Map;

/**
 * How far a job was at a moment, and what had been used of the processor.
 *
 * @param records of the topic that it had committed as read
 * @param cpuSeconds of this process: all its threads, garbage collection and compiler included
 * @param stages of that, threads that do one thing
 */
record Mark(
    long nanos, long records, double cpuSeconds, ServersCpu servers, Map<String, Double> stages) {
  double secondsSince(Mark other) {
    return (nanos - other.nanos) / 1e9;
  }
}
