package io.roadloom.cli;

import io.roadloom.model.Fault;
import io.roadloom.model.RecordingRef;
import io.roadloom.replay.Disorder;
import io.roadloom.replay.Replay;
import io.roadloom.replay.ReplayRequest;
import io.roadloom.replay.ReplayResult;
import io.roadloom.yaml.Durations;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code roadloom replay}. */
@Command(
    name = "replay",
    description = "Publishes recordings to Kafka as the vehicles would have.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom replay drive.mcap --kafka localhost:9092 --topic fleet",
      "  roadloom replay /recordings --kafka localhost:9092 --topic fleet --speed max",
      "  roadloom replay drive.mcap --kafka localhost:9092 --topic fleet --disorder 1s"
          + " --duplicate 5%% --seed 7"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private OutputOption output;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECORDING",
      description = "Files, folders, globs: local, hdfs://, s3://.")
  private List<String> recordings;

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "BOOTSTRAP",
      description = "Brokers: HOST:PORT, commas between.")
  private String kafka;

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "Made where there is none.")
  private String topic;

  @Option(
      names = "--partitions",
      defaultValue = "4",
      paramLabel = "N",
      description = "Of a topic that is made. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--speed",
      defaultValue = "1x",
      paramLabel = "SPEED",
      description = "1x: as it was recorded; 2.5x; max. Default: ${DEFAULT-VALUE}.")
  private String speed;

  @Option(
      names = "--disorder",
      defaultValue = "0s",
      paramLabel = "SPAN",
      description = "Delays half of the messages by up to this. Default: ${DEFAULT-VALUE}.")
  private String disorder;

  @Option(
      names = "--duplicate",
      defaultValue = "0%",
      paramLabel = "PERCENT",
      description = "How many messages are sent twice. Default: ${DEFAULT-VALUE}.")
  private String duplicate;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Fixes which messages are delayed and doubled. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--drive-pattern",
      paramLabel = "REGEX",
      description = "Names drives by their path, with groups drive and vehicle.")
  private String drivePattern;

  @Override
  public Integer call() throws IOException {
    ReplayRequest request = request();
    ReplayResult result;
    try (ProgressLine progress = new ProgressLine("replay")) {
      result = new Replay(progress, ReplayCommand::complain).run(request);
    }
    Summary.print(object(result), output.format(), System.out);
    return result.unreadable() == 0 ? ExitCode.DONE : ExitCode.QUARANTINED;
  }

  private ReplayRequest request() {
    KafkaNames.check(kafka, topic);
    if (partitions < 1) {
      throw new UsageException("--partitions: expected 1 at least, found " + partitions);
    }
    Disorder faults = new Disorder(disorderNs(), Percentage.share("--duplicate", duplicate), seed);
    return new ReplayRequest(recordings, drivePattern, kafka, topic, partitions, factor(), faults);
  }

  private double factor() {
    if (speed.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    double factor =
        speed.matches("\\d{1,6}(\\.\\d{1,6})?x?") ? Double.parseDouble(speed.replace("x", "")) : 0;
    if (factor == 0) {
      throw new UsageException("--speed: expected 1x, 2.5x or max, found " + speed);
    }
    return factor;
  }

  private long disorderNs() {
    try {
      long ns = Durations.parse(disorder);
      if (ns <= Disorder.MAX_BOUND_NS) {
        return ns;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--disorder: expected a span like 1s, found " + disorder);
    }
    throw new UsageException("--disorder: expected a minute at most, found " + disorder);
  }

  private static void complain(RecordingRef recording, Fault fault) {
    System.err.println(FaultLine.of(recording.uri(), fault));
  }

  private static Map<String, Object> object(ReplayResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("recordings", result.recordings());
    object.put("messages", result.messages());
    object.put("delayed", result.delayed());
    object.put("duplicated", result.duplicated());
    object.put("unreadable", result.unreadable());
    object.put("bytes", result.bytes());
    object.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
    return object;
  }
}
