package io.roadloom.bench.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a job took to read a topic, sustained: from its first commit to the last one that left
 * messages unread. As many readings are held back at the one as at the other, the job never waits
 * for messages in between, and its start and end are not in it. A job that is too short for that is
 * taken from its start to the commit of the last message.
 *
 * @param messages between the two
 * @param seconds by the clock
 * @param flink CPU seconds of this process, by stage
 * @param servers CPU seconds of broker and HDFS
 */
record Consumption(
    double messages, double seconds, Map<String, Double> flink, Map<String, Double> servers) {

  /** From marks in order, the first of them at the job's start. */
  static Consumption of(Filled topic, List<Mark> marks) {
    List<Mark> amid =
        marks.stream()
            .filter(mark -> mark.records() > 0 && mark.records() < topic.records())
            .toList();
    if (amid.size() > 1) {
      return between(topic, amid.get(0), amid.get(amid.size() - 1));
    }
    Mark end =
        marks.stream().filter(mark -> mark.records() == topic.records()).findFirst().orElseThrow();
    return between(topic, marks.get(0), end);
  }

  private static Consumption between(Filled topic, Mark first, Mark last) {
    return new Consumption(
        (double) topic.messages() * (last.records() - first.records()) / topic.records(),
        last.secondsSince(first),
        difference(last.flink(), first.flink()),
        difference(last.servers(), first.servers()));
  }

  /** Of two runs together. */
  Consumption plus(Consumption other) {
    return new Consumption(
        messages + other.messages,
        seconds + other.seconds,
        sum(flink, other.flink),
        sum(servers, other.servers));
  }

  private static Map<String, Double> sum(Map<String, Double> one, Map<String, Double> other) {
    Map<String, Double> sum = new TreeMap<>(one);
    other.forEach((stage, spent) -> sum.merge(stage, spent, Double::sum));
    return sum;
  }

  private static Map<String, Double> difference(
      Map<String, Double> last, Map<String, Double> first) {
    Map<String, Double> between = new TreeMap<>();
    last.forEach((stage, spent) -> between.put(stage, spent - first.getOrDefault(stage, 0.0)));
    return between;
  }

  /** Messages a second by the clock. */
  double rate() {
    return messages / seconds;
  }

  /** Microseconds of a core a message: garbage collection and the compiler included. */
  double cpuMicros() {
    return micros(flink.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** Whose share is whose. */
  String shares() {
    return String.format(
        Locale.ROOT,
        "µs of a core a message: Flink's process %.2f (%s); servers (%s)",
        cpuMicros(),
        parts(flink),
        parts(servers));
  }

  private String parts(Map<String, Double> stages) {
    return stages.entrySet().stream()
        .map(
            stage ->
                String.format(Locale.ROOT, "%s %.2f", stage.getKey(), micros(stage.getValue())))
        .collect(Collectors.joining(", "));
  }

  private double micros(double cpuSeconds) {
    return cpuSeconds / messages * 1e6;
  }
}
