package io.roadloom.jobs;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a Helm chart renders, by the kinds of its documents. */
public final class RenderedChart {
  private final List<Map<String, Object>> documents;

  private RenderedChart(List<Map<String, Object>> documents) {
    this.documents = documents;
  }

  /**
   * The folder of a chart.
   *
   * @param name {@code roadloom-…}
   */
  public static Path chart(String name) {
    return Path.of(System.getProperty("roadloom.root")).resolve("charts").resolve(name);
  }

  /** To be called with what values it may take. */
  public static TemplateCommand template(Path chart) {
    return new Helm(chart).template().withName("night").withKubeVersion("1.30.0");
  }

  /**
   * Renders it.
   *
   * @param dir for the file of values
   * @param values YAML
   */
  @SuppressWarnings("unchecked")
  public static RenderedChart of(Path chart, Path dir, String values) throws IOException {
    Path file = Files.writeString(dir.resolve("values.yaml"), values);
    String rendered = template(chart).withValuesFile(file).call();
    Load yaml = new Load(LoadSettings.builder().build());
    return new RenderedChart(
        StreamSupport.stream(yaml.loadAllFromString(rendered).spliterator(), false)
            .filter(Map.class::isInstance)
            .map(document -> (Map<String, Object>) document)
            .toList());
  }

  public List<String> kinds() {
    return documents.stream().map(document -> document.get("kind").toString()).toList();
  }

  /** What stands at {@code path}, a key after the other, in the one document of a kind. */
  public Object at(String kind, Object... path) {
    Object at =
        documents.stream()
            .filter(document -> document.get("kind").equals(kind))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + kind + " in " + kinds()));
    for (Object key : path) {
      at = key instanceof Integer place ? ((List<?>) at).get(place) : ((Map<?, ?>) at).get(key);
    }
    return at;
  }

  /** The job of the deployment. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> job() {
    return (Map<String, Object>) at("FlinkDeployment", "spec", "job");
  }

  /** The job's arguments. */
  public String[] args() {
    return ((List<?>) job().get("args")).stream().map(Object::toString).toArray(String[]::new);
  }
}
