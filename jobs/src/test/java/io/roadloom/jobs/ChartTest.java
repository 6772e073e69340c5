package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Helm chart renders is a deployment whose arguments the job understands. */
class ChartTest {
  private static final Path CHART = RenderedChart.chart("roadloom-backfill");

  @TempDir Path dir;

  @Test
  void lints() {
    assertThat(new Helm(CHART).lint().strict().call().isFailed()).isFalse();
  }

  @Test
  void argumentsAreTheJobs() throws Exception {
    RenderedChart chart = chart("");
    assertThat(chart.job())
        .containsEntry("jarURI", "local:///opt/flink/usrlib/roadloom.jar")
        .containsEntry("entryClass", BackfillJob.class.getName())
        .containsEntry("upgradeMode", "stateless");
    assertThat(chart.at("FlinkDeployment", "spec", "flinkConfiguration", "state.backend.type"))
        .isEqualTo("rocksdb");
    assertThat(request(chart))
        .isEqualTo(
            new BackfillRequest(
                List.of("hdfs://nn/in/a b", "hdfs://nn/in/*.mcap"),
                new LakeConfig("hdfs://nn/lake", "auto", Map.of(), "default"),
                null,
                null,
                Execution.BATCH,
                true,
                false,
                BackfillRequest.DEFAULT_UNIT_BYTES));
  }

  @Test
  void everyOptionGetsThrough() throws Exception {
    RenderedChart chart =
        chart(
            """
            catalog: rest=https://catalog:8181
            catalogProperties: {token: "a:b,c", scope: lake}
            region: eu
            execution: streaming
            hashImages: false
            force: true
            unitSize: 3 gb
            drivePattern: '(?<drive>[^/]+)\\.mcap'
            rig: |
              keyframes: {period: 100ms}
            """);

    assertThat(request(chart))
        .isEqualTo(
            new BackfillRequest(
                List.of("hdfs://nn/in/a b", "hdfs://nn/in/*.mcap"),
                new LakeConfig(
                    "hdfs://nn/lake",
                    "rest=https://catalog:8181",
                    Map.of("token", "a:b,c", "scope", "lake"),
                    "eu"),
                "file:///opt/roadloom/rig/rig.yaml",
                "(?<drive>[^/]+)\\.mcap",
                Execution.STREAMING,
                false,
                true,
                3L << 30));
    assertThat(chart.at("ConfigMap", "data", "rig.yaml")).isEqualTo("keyframes: {period: 100ms}\n");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () -> RenderedChart.template(CHART).set("warehouse", "hdfs://nn/lake").call())
        .hasMessageContaining("paths: expected");
    assertThatThrownBy(() -> RenderedChart.template(CHART).set("paths[0]", "hdfs://nn/in").call())
        .hasMessageContaining("warehouse: expected");
    assertThatThrownBy(() -> chart("execution: fast\n")).hasMessageContaining("execution");
  }

  private static BackfillRequest request(RenderedChart chart) {
    return BackfillRequest.of(JobArguments.over(new Configuration(), chart.args()));
  }

  private RenderedChart chart(String values) throws IOException {
    return RenderedChart.of(
        CHART,
        dir,
        """
        paths: ["hdfs://nn/in/a b", "hdfs://nn/in/*.mcap"]
        warehouse: hdfs://nn/lake
        """
            + values);
  }
}
