package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.io.HdfsClient;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class FileSystemsTest {
  @Test
  void theEnvironmentStandsInForWhatIsNotConfigured() {
    Map<String, String> found =
        FileSystems.withEnvironment(
                new Configuration(),
                Map.of("AWS_ENDPOINT_URL", "http://minio:9000", "AWS_REGION", "eu-central-1"))
            .toMap();
    assertThat(found)
        .containsEntry("s3.endpoint", "http://minio:9000")
        .containsEntry("s3.path.style.access", "true")
        .containsEntry("s3.endpoint.region", "eu-central-1");
  }

  @Test
  void theConfigurationGoesFirst() {
    Configuration configured = new Configuration();
    configured.setString("s3.endpoint", "https://s3.example.org");
    configured.setString("s3.retry.limit", "9");
    Map<String, String> found =
        FileSystems.withEnvironment(configured, Map.of("AWS_ENDPOINT_URL_S3", "http://other"))
            .toMap();
    assertThat(found)
        .containsEntry("s3.endpoint", "https://s3.example.org")
        .containsEntry("s3.retry.limit", "9")
        .doesNotContainKey("s3.path.style.access");
  }

  @Test
  void withoutEitherOnlyRetriesAreSet() {
    assertThat(FileSystems.withEnvironment(new Configuration(), Map.of()).toMap())
        .containsOnlyKeys(
            "s3.attempts.maximum",
            "s3.retry.limit",
            "flink.hadoop.dfs.client.block.write.locateFollowingBlock.initial.delay.ms",
            "flink.hadoop.dfs.client.block.write.locateFollowingBlock.retries",
            "flink.hadoop.dfs.bytes-per-checksum",
            "flink.hadoop.dfs.client-write-packet-size");
  }

  @Test
  void aClusterTalksToHdfsAsTheLauncherDoes() {
    String hadoop = "flink.hadoop.";
    Map<String, String> ofCluster =
        FlinkConf.load("config.yaml").toMap().entrySet().stream()
            .filter(setting -> setting.getKey().startsWith(hadoop))
            .collect(
                Collectors.toMap(
                    setting -> setting.getKey().substring(hadoop.length()), Map.Entry::getValue));
    assertThat(ofCluster).containsExactlyInAnyOrderEntriesOf(HdfsClient.SETTINGS);
  }
}
