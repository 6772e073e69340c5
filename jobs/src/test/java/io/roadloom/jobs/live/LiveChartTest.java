package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.marcnuri.helm.Helm;
import io.roadloom.jobs.JobArguments;
import io.roadloom.jobs.RenderedChart;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Helm chart renders is a deployment whose arguments the live job understands. */
class LiveChartTest {
  private static final Path CHART = RenderedChart.chart("roadloom-live");
  private static final String TOPIC = "kafka: broker-0:9092,broker-1:9092\ntopic: fleet\n";
  private static final LakeConfig LAKE =
      new LakeConfig("hdfs://nn/lake", "auto", Map.of(), "default");

  @TempDir Path dir;

  @Test
  void lints() {
    assertThat(new Helm(CHART).lint().strict().call().isFailed()).isFalse();
  }

  @Test
  void argumentsAreTheJobs() throws Exception {
    RenderedChart chart = chart(TOPIC);
    assertThat(chart.job())
        .containsEntry("entryClass", LiveJob.class.getName())
        .containsEntry("upgradeMode", "savepoint")
        .containsEntry("state", "running")
        .doesNotContainKeys("initialSavepointPath", "savepointRedeployNonce");
    assertThat(request(chart))
        .isEqualTo(
            new LiveRequest(
                "live",
                new LiveRequest.Kafka("broker-0:9092,broker-1:9092", "fleet"),
                LAKE,
                null,
                Duration.ofMinutes(5),
                true));
    assertThat(chart.kinds()).containsExactly("FlinkDeployment");
  }

  @Test
  void stateLiesWhereItIsToLie() throws Exception {
    assertThat(chart(TOPIC).at("FlinkDeployment", "spec", "flinkConfiguration"))
        .asInstanceOf(MAP)
        .containsEntry("state.backend.type", "rocksdb")
        .containsEntry("restart-strategy.type", "exponential-delay")
        .containsEntry("execution.checkpointing.interval", "10 s")
        .containsEntry("execution.checkpointing.dir", "hdfs://nn/state/checkpoints")
        .containsEntry("execution.checkpointing.savepoint-dir", "hdfs://nn/state/savepoints")
        .containsEntry("high-availability.storageDir", "hdfs://nn/state/checkpoints/ha");
    assertThat(
            chart(TOPIC + "flinkConfiguration: {state.backend.type: hashmap}")
                .at("FlinkDeployment", "spec", "flinkConfiguration", "state.backend.type"))
        .isEqualTo("hashmap");
  }

  @Test
  void everyOptionGetsThrough() throws Exception {
    RenderedChart chart =
        chart(
            """
            watch: [hdfs://nn/landing, "hdfs://nn/more/a b"]
            drivePattern: '(?<drive>[^/]+)\\.mcap'
            name: night-fleet
            idleDrive: 90 s
            catalog: rest=https://catalog:8181
            catalogProperties: {token: "a:b,c", scope: lake}
            region: eu
            hashImages: false
            rig: |
              keyframes: {period: 100ms}
            dbc: {car.dbc: "VERSION"}
            initialSavepoint: hdfs://nn/state/savepoints/savepoint-1
            savepointRedeployNonce: 2
            state: suspended
            """);

    assertThat(request(chart))
        .isEqualTo(
            new LiveRequest(
                "night-fleet",
                new LiveRequest.Folder(
                    List.of("hdfs://nn/landing", "hdfs://nn/more/a b"), "(?<drive>[^/]+)\\.mcap"),
                new LakeConfig(
                    "hdfs://nn/lake",
                    "rest=https://catalog:8181",
                    Map.of("token", "a:b,c", "scope", "lake"),
                    "eu"),
                "file:///opt/roadloom/rig/rig.yaml",
                Duration.ofSeconds(90),
                false));
    assertThat(chart.job())
        .containsEntry("initialSavepointPath", "hdfs://nn/state/savepoints/savepoint-1")
        .containsEntry("savepointRedeployNonce", 2)
        .containsEntry("state", "suspended");
    assertThat(chart.at("ConfigMap", "data"))
        .isEqualTo(Map.of("rig.yaml", "keyframes: {period: 100ms}\n", "car.dbc", "VERSION"));
  }

  /** The operator compares deployments, not config maps. */
  @Test
  void anotherRigIsAnotherDeployment() throws Exception {
    assertThat(rigMark("keyframes: {period: 100ms}"))
        .isNotEqualTo(rigMark("keyframes: {period: 1s}"));
    assertThat(rigMark("a")).isEqualTo(rigMark("a"));
  }

  @Test
  void metricsCanBeScraped() throws Exception {
    RenderedChart chart =
        chart(TOPIC + "metrics: {podMonitor: {enabled: true, labels: {team: a}}}");
    assertThat(chart.at("FlinkDeployment", "spec", "flinkConfiguration"))
        .asInstanceOf(MAP)
        .containsEntry("metrics.reporters", "prom")
        .containsEntry("metrics.reporter.prom.port", "9249");
    for (String process : List.of("jobManager", "taskManager")) {
      assertThat(port(chart, process)).isEqualTo(Map.of("name", "metrics", "containerPort", 9249));
    }
    assertThat(chart.at("PodMonitor", "spec", "podMetricsEndpoints", 0, "port"))
        .isEqualTo("metrics");
    assertThat(chart.at("PodMonitor", "spec", "selector", "matchLabels", "app"))
        .isEqualTo(chart.at("FlinkDeployment", "metadata", "name"));
    assertThat(chart.at("PodMonitor", "metadata", "labels", "team")).isEqualTo("a");

    assertThat(
            chart(TOPIC + "metrics: {enabled: false}")
                .at("FlinkDeployment", "spec", "flinkConfiguration"))
        .asInstanceOf(MAP)
        .doesNotContainKey("metrics.reporters");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> chart("")).hasMessageContaining("kafka, topic: expected");
    assertThatThrownBy(() -> chart(TOPIC + "watch: [hdfs://nn/in]"))
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> chart(TOPIC + "checkpoints: ''"))
        .hasMessageContaining("checkpoints: expected");
    assertThatThrownBy(() -> chart(TOPIC + "name: a/b")).hasMessageContaining("name");
    assertThatThrownBy(() -> chart(TOPIC + "idleDrive: soon")).hasMessageContaining("idleDrive");
  }

  private Object rigMark(String rig) throws IOException {
    return chart(TOPIC + "rig: '" + rig + "'")
        .at(
            "FlinkDeployment",
            "spec",
            "jobManager",
            "podTemplate",
            "metadata",
            "annotations",
            "roadloom.io/rig");
  }

  private static Object port(RenderedChart chart, String process) {
    return chart.at(
        "FlinkDeployment", "spec", process, "podTemplate", "spec", "containers", 0, "ports", 0);
  }

  private static LiveRequest request(RenderedChart chart) {
    return LiveOptions.request(JobArguments.over(new Configuration(), chart.args()));
  }

  private RenderedChart chart(String values) throws IOException {
    String places =
        """
        warehouse: hdfs://nn/lake
        checkpoints: hdfs://nn/state/checkpoints
        savepoints: hdfs://nn/state/savepoints
        """;
    // Later keys of values stand for earlier ones.
    String wanted =
        values.contains("checkpoints:") ? places.replaceFirst("(?m)^checkpoints:.*\n", "") : places;
    return RenderedChart.of(CHART, dir, wanted + values);
  }
}
