package io.roadloom.jobs;

import io.roadloom.lake.io.HdfsClient;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/**
 * Flink's file systems for a process that Flink did not start: the plugins of {@code
 * FLINK_PLUGINS_DIR}, set up by the configuration of {@code FLINK_CONF_DIR} where there is one, and
 * for S3 by the variables that AWS's own tools know.
 */
public final class FileSystems {
  private static final String ENDPOINT = "s3.endpoint";
  private static final String PATH_STYLE = "s3.path.style.access";
  private static final String REGION = "s3.endpoint.region";

  /** Before Hadoop's keys in Flink's configuration. */
  private static final String FLINK_HADOOP = "flink.hadoop.";

  /** Without these, a server that is not there is given up after many minutes. */
  private static final Map<String, String> FEW_RETRIES =
      Map.of("s3.attempts.maximum", "4", "s3.retry.limit", "4");

  private FileSystems() {}

  /** Makes them known, once, before any is used. */
  public static void initialize() {
    Configuration configuration =
        withEnvironment(GlobalConfiguration.loadConfiguration(), System.getenv());
    FileSystem.initialize(
        configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
  }

  /** Keys and tokens of the environment are read by S3's client itself. */
  static Configuration withEnvironment(Configuration configured, Map<String, String> environment) {
    Configuration all = Configuration.fromMap(FEW_RETRIES);
    HdfsClient.SETTINGS.forEach((key, value) -> all.setString(FLINK_HADOOP + key, value));
    all.addAll(configured);
    String endpoint =
        environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.get("AWS_ENDPOINT_URL"));
    if (endpoint != null && !all.containsKey(ENDPOINT)) {
      all.setString(ENDPOINT, endpoint);
      if (!all.containsKey(PATH_STYLE)) {
        // Servers other than Amazon's seldom have a host name for each bucket.
        all.setString(PATH_STYLE, "true");
      }
    }
    String region = environment.getOrDefault("AWS_REGION", environment.get("AWS_DEFAULT_REGION"));
    if (region != null && !all.containsKey(REGION)) {
      all.setString(REGION, region);
    }
    return all;
  }
}
