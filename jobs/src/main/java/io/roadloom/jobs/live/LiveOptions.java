package io.roadloom.jobs.live;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.roadloom.jobs.RoadloomOptions;
import io.roadloom.rig.RigException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the live job beside those that it shares, as keys of Flink's configuration. */
public final class LiveOptions {
  public static final ConfigOption<String> KAFKA =
      key("roadloom.kafka")
          .stringType()
          .noDefaultValue()
          .withDescription("Brokers: HOST:PORT, several separated by commas.");
  public static final ConfigOption<String> TOPIC =
      key("roadloom.topic").stringType().noDefaultValue().withDescription("The topic to read.");
  public static final ConfigOption<List<String>> WATCH =
      key("roadloom.watch")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription("Folders in which recordings land, instead of Kafka.");
  public static final ConfigOption<String> NAME =
      key("roadloom.name")
          .stringType()
          .defaultValue("live")
          .withDescription("By which the pipeline finds its rows again; one pipeline a name.");
  public static final ConfigOption<Duration> IDLE_DRIVE =
      key("roadloom.idle-drive")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("A drive of which nothing has come for so long is closed.");

  private LiveOptions() {}

  /**
   * A request from configuration.
   *
   * @throws RigException where what must be given is not
   */
  static LiveRequest request(ReadableConfig config) {
    return new LiveRequest(
        config.get(NAME),
        input(config),
        RoadloomOptions.lake(config),
        config.get(RoadloomOptions.RIG),
        config.get(IDLE_DRIVE),
        config.get(RoadloomOptions.HASH_IMAGES));
  }

  private static LiveRequest.Input input(ReadableConfig config) {
    return config
        .getOptional(WATCH)
        .<LiveRequest.Input>map(
            paths -> new LiveRequest.Folder(paths, config.get(RoadloomOptions.DRIVE_PATTERN)))
        .orElseGet(
            () ->
                new LiveRequest.Kafka(
                    RoadloomOptions.required(config, KAFKA),
                    RoadloomOptions.required(config, TOPIC)));
  }
}
