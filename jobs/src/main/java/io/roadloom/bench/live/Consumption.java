package io.roadloom.bench.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a job took to read a topic from its first commit on: the start of a job is in neither.
 *
 * @param messages after the first commit
 * @param seconds by the clock
 * @param cpuSeconds of this process
 */
record Consumption(
    double messages,
    double seconds,
    double cpuSeconds,
    ServersCpu servers,
    Map<String, Double> stages) {

  /**
   * From marks in order, the first of them at the job's start.
   *
   * @param idle seconds of them in which the job was only waited for
   */
  static Consumption of(Filled topic, List<Mark> marks, double idle) {
    Mark first = marks.get(1).records() < topic.records() ? marks.get(1) : marks.get(0);
    Mark last = marks.get(marks.size() - 1);
    Map<String, Double> stages =
        last.stages().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    stage -> stage.getValue() - first.stages().getOrDefault(stage.getKey(), 0.0)));
    return new Consumption(
        (double) topic.messages() * (topic.records() - first.records()) / topic.records(),
        last.secondsSince(first) - idle,
        last.cpuSeconds() - first.cpuSeconds(),
        last.servers().minus(first.servers()),
        stages);
  }

  double rate() {
    return messages / seconds;
  }

  double cpuMicros() {
    return cpuSeconds / messages * 1e6;
  }

  /** Whose share is whose, µs of a core a message. */
  String shares() {
    double known = stages.values().stream().mapToDouble(Double::doubleValue).sum();
    return String.format(
        Locale.ROOT,
        "µs of a core a message: Flink's process %.2f (%s, rest %.2f), broker %.2f, HDFS %.2f",
        cpuMicros(),
        stages.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                stage ->
                    String.format(
                        Locale.ROOT, "%s %.2f", stage.getKey(), stage.getValue() / messages * 1e6))
            .collect(Collectors.joining(", ")),
        (cpuSeconds - known) / messages * 1e6,
        servers.broker() / messages * 1e6,
        servers.rest() / messages * 1e6);
  }
}
