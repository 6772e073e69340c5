package io.roadloom.cli;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.live.Live;
import io.roadloom.jobs.live.LiveProgress;
import io.roadloom.jobs.live.LiveRequest;
import io.roadloom.jobs.live.LiveResult;
import io.roadloom.jobs.live.Schedule;
import io.roadloom.lake.LakeConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom live}. */
@Command(
    name = "live",
    description = {
      "Turns messages into rows of the tables as they come.",
      "Goes on where it stopped: from the newest checkpoint or savepoint below --checkpoints."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom live --kafka broker:9092 --topic fleet --warehouse hdfs://nn/lake --rig car.yaml",
      "  roadloom live --watch hdfs://nn/landing --warehouse hdfs://nn/lake",
      "  roadloom live --kafka localhost:9092 --topic fleet --warehouse /lake --stop-when-idle 20s",
      "",
      "SIGTERM and Ctrl-C stop it with a savepoint."
    })
final class LiveCommand implements Callable<Integer> {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;
  @Mixin private FlinkOptions flink;

  @ArgGroup(multiplicity = "1")
  private Input input;

  /** Where messages come from: one of the two. */
  static final class Input {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private Kafka kafka;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Folder folder;
  }

  /** A topic. */
  static final class Kafka {
    @Option(
        names = "--kafka",
        required = true,
        paramLabel = "BOOTSTRAP",
        description = "Brokers: HOST:PORT, several separated by commas.")
    private String bootstrap;

    @Option(
        names = "--topic",
        required = true,
        paramLabel = "TOPIC",
        description = "Messages as docs/reference/kafka.md describes them.")
    private String topic;
  }

  /** Folders. */
  static final class Folder {
    @Option(
        names = "--watch",
        required = true,
        paramLabel = "FOLDER",
        description = "Recordings as they land: local, hdfs://, s3://. May be given again.")
    private List<String> paths;

    @Option(
        names = "--drive-pattern",
        paramLabel = "REGEX",
        description = "Names drives by their path, with groups drive and vehicle.")
    private String drivePattern;
  }

  @Option(
      names = "--rig",
      paramLabel = "FILE",
      description = "What to align, and how. Default: derived from the channels there are.")
  private String rig;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "By which it finds its checkpoints and rows again; one pipeline a name. Default: the topic, or watch.")
  private String name;

  @Option(
      names = "--checkpoints",
      paramLabel = "URI",
      description =
          "Holds checkpoints and savepoints, in a folder by name. Default: checkpoints/ in --warehouse.")
  private String checkpoints;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "Rows are committed at each checkpoint. Default: ${DEFAULT-VALUE}.")
  private Duration interval;

  @Option(
      names = "--stop-when-idle",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Closes all drives and ends when nothing has arrived for so long. Default: never.")
  private Duration stopWhenIdle;

  @Option(
      names = "--idle-drive",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "Closes a drive of which nothing has come for so long. Default: ${DEFAULT-VALUE}.")
  private Duration idleDrive;

  @Option(
      names = "--no-image-hash",
      description = "Leaves out the perceptual hash of camera images.")
  private boolean noImageHash;

  @Option(
      names = {"-q", "--quiet"},
      description = "Says nothing of commits on stderr.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    LiveRequest request = request(warehouse.lake());
    Schedule schedule =
        new Schedule(
            (checkpoints == null ? warehouse.lake().warehouse() + "/checkpoints" : checkpoints)
                + "/"
                + request.name(),
            interval,
            stopWhenIdle);
    StopSignal signal = new StopSignal();
    try (FlinkTarget target = flink.target(FlinkTarget::embeddedLive)) {
      LiveProgress progress = quiet ? LiveProgress.NONE : new LiveLine(System.err);
      LiveResult result =
          new Live(target, CodeVersion.CURRENT, progress).run(request, schedule, signal::await);
      LiveReport.print(result, output.format(), System.out);
      return LiveReport.exitCode(result);
    }
  }

  private LiveRequest request(LakeConfig lake) {
    LiveRequest.Input from = from();
    String called = name;
    if (called == null) {
      called = from instanceof LiveRequest.Kafka kafka ? kafka.topic() : "watch";
    }
    if (!called.matches(NAME)) {
      throw new UsageException(
          "--name: expected letters, digits, '.', '_' and '-', 64 at most, found " + called);
    }
    return new LiveRequest(called, from, lake, rig, idleDrive, !noImageHash);
  }

  private LiveRequest.Input from() {
    if (input.kafka == null) {
      return new LiveRequest.Folder(input.folder.paths, input.folder.drivePattern);
    }
    KafkaNames.check(input.kafka.bootstrap, input.kafka.topic);
    return new LiveRequest.Kafka(input.kafka.bootstrap, input.kafka.topic);
  }
}
