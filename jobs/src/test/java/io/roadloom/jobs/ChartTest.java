package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the Helm chart renders is a deployment whose arguments the job understands. */
class ChartTest {
  private static final Path CHART =
      Path.of(System.getProperty("roadloom.root")).resolve("charts/roadloom-backfill");

  @TempDir Path dir;

  @Test
  void lints() {
    assertThat(new Helm(CHART).lint().strict().call().isFailed()).isFalse();
  }

  @Test
  @SuppressWarnings("unchecked")
  void argumentsAreTheJobs() throws Exception {
    Map<String, Object> spec = spec("");
    Map<String, Object> job = (Map<String, Object>) spec.get("job");
    assertThat(job)
        .containsEntry("jarURI", "local:///opt/flink/usrlib/roadloom.jar")
        .containsEntry("entryClass", BackfillJob.class.getName())
        .containsEntry("upgradeMode", "stateless");

    BackfillRequest request = request((List<String>) job.get("args"));
    assertThat(request)
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
  @SuppressWarnings("unchecked")
  void everyOptionGetsThrough() throws Exception {
    Map<String, Object> spec =
        spec(
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
    Map<String, Object> job = (Map<String, Object>) spec.get("job");

    assertThat(request((List<String>) job.get("args")))
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
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> template().set("warehouse", "hdfs://nn/lake").call())
        .hasMessageContaining("paths: expected");
    assertThatThrownBy(() -> template().set("paths[0]", "hdfs://nn/in").call())
        .hasMessageContaining("warehouse: expected");
    assertThatThrownBy(() -> spec("execution: fast\n")).hasMessageContaining("execution");
  }

  private static BackfillRequest request(List<String> args) {
    return BackfillRequest.of(JobArguments.over(new Configuration(), args.toArray(String[]::new)));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> spec(String values) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("values.yaml"),
            """
            paths: ["hdfs://nn/in/a b", "hdfs://nn/in/*.mcap"]
            warehouse: hdfs://nn/lake
            """
                + values);
    String rendered = template().withValuesFile(file).call();
    Load yaml = new Load(LoadSettings.builder().build());
    return StreamSupport.stream(yaml.loadAllFromString(rendered).spliterator(), false)
        .filter(Map.class::isInstance)
        .map(document -> (Map<String, Object>) document)
        .filter(document -> document.get("kind").equals("FlinkDeployment"))
        .map(document -> (Map<String, Object>) document.get("spec"))
        .findFirst()
        .orElseThrow();
  }

  private static TemplateCommand template() {
    return new Helm(CHART).template().withName("night").withKubeVersion("1.30.0");
  }
}
