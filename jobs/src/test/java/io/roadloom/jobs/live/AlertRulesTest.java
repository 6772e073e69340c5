package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example rules for alerts are rules, and ask for metrics that the documentation knows. */
class AlertRulesTest {
  private static final Path OPERATIONS =
      Path.of(System.getProperty("roadloom.root")).resolve("docs/operations");
  private static final Pattern METRIC = Pattern.compile("flink_\\w+");

  @Test
  @SuppressWarnings("unchecked")
  void rulesAskForMetricsThatThereAre() throws IOException {
    List<String> known = metrics(Files.readString(OPERATIONS.resolve("metrics.md")));
    Load yaml = new Load(LoadSettings.builder().build());
    Map<String, List<Map<String, Object>>> file =
        (Map<String, List<Map<String, Object>>>)
            yaml.loadFromString(Files.readString(OPERATIONS.resolve("alerts.yaml")));
    assertThat(file).containsOnlyKeys("groups");
    for (Map<String, Object> group : file.get("groups")) {
      List<Map<String, Object>> rules = (List<Map<String, Object>>) group.get("rules");
      assertThat(rules).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates().isNotEmpty();
      for (Map<String, Object> rule : rules) {
        assertThat(rule)
            .containsKeys("alert", "expr", "labels", "annotations")
            .containsOnlyKeys(
                rule.containsKey("for")
                    ? new String[] {"alert", "expr", "for", "labels", "annotations"}
                    : new String[] {"alert", "expr", "labels", "annotations"});
        assertThat((Map<String, Object>) rule.get("labels")).containsKey("severity");
        assertThat((Map<String, Object>) rule.get("annotations")).containsKey("summary");
        assertThat(metrics(rule.get("expr").toString())).isNotEmpty().isSubsetOf(known);
      }
    }
  }

  private static List<String> metrics(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group).toList();
  }
}
