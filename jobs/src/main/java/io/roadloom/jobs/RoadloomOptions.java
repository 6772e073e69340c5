package io.roadloom.jobs;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.roadloom.lake.BackfillRequest;
import io.roadloom.lake.LakeConfig;
import io.roadloom.rig.RigException;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Every option of a job, as a key of Flink's configuration. */
public final class RoadloomOptions {
  public static final ConfigOption<List<String>> PATHS =
      key("roadloom.paths")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription("Recordings: files, folders, globs.");
  public static final ConfigOption<String> WAREHOUSE =
      key("roadloom.warehouse")
          .stringType()
          .noDefaultValue()
          .withDescription("URI of the folder that holds the tables.");
  public static final ConfigOption<String> CATALOG =
      key("roadloom.catalog")
          .stringType()
          .defaultValue("auto")
          .withDescription("auto, hadoop, rest=URI or jdbc=URI.");
  public static final ConfigOption<Map<String, String>> CATALOG_PROPERTIES =
      key("roadloom.catalog-properties")
          .mapType()
          .defaultValue(Map.of())
          .withDescription("Further properties of the Iceberg catalog.");
  public static final ConfigOption<String> REGION =
      key("roadloom.region")
          .stringType()
          .defaultValue("default")
          .withDescription("Stands in every row.");
  public static final ConfigOption<String> RIG =
      key("roadloom.rig")
          .stringType()
          .noDefaultValue()
          .withDescription("The rig file; without one, a rig is derived from the recordings.");
  public static final ConfigOption<String> DRIVE_PATTERN =
      key("roadloom.drive-pattern")
          .stringType()
          .noDefaultValue()
          .withDescription("Regex on a recording's URI with groups drive and vehicle.");
  public static final ConfigOption<Execution> EXECUTION =
      key("roadloom.execution")
          .enumType(Execution.class)
          .defaultValue(Execution.BATCH)
          .withDescription("batch or streaming.");
  public static final ConfigOption<Boolean> HASH_IMAGES =
      key("roadloom.hash-images")
          .booleanType()
          .defaultValue(true)
          .withDescription("Whether camera images get a perceptual hash.");
  public static final ConfigOption<Boolean> FORCE =
      key("roadloom.force")
          .booleanType()
          .defaultValue(false)
          .withDescription("Compute drives even if nothing about them is new.");
  public static final ConfigOption<MemorySize> UNIT_SIZE =
      key("roadloom.unit-size")
          .memoryType()
          .defaultValue(new MemorySize(BackfillRequest.DEFAULT_UNIT_BYTES))
          .withDescription("How many bytes of recordings one job takes on, whole drives at least.");

  private RoadloomOptions() {}

  /**
   * Where the tables are.
   *
   * @throws RigException where that is not given
   */
  public static LakeConfig lake(ReadableConfig config) {
    return new LakeConfig(
        required(config, WAREHOUSE),
        config.get(CATALOG),
        config.get(CATALOG_PROPERTIES),
        config.get(REGION));
  }

  /**
   * The value of an option that has no default.
   *
   * @throws RigException where it is not given
   */
  public static <T> T required(ReadableConfig config, ConfigOption<T> option) {
    return config
        .getOptional(option)
        .orElseThrow(() -> new RigException("option " + option.key() + " is not set"));
  }
}
