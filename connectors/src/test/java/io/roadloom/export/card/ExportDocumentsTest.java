package io.roadloom.export.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.export.ExportSample;
import io.roadloom.export.TestDrive;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

class ExportDocumentsTest {
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final String REPORT =
      """
      {"samples": 8, "groups": 5, "largest_group": 4, "drives_without_position": 1,
       "splits": {"train": {"share": 0.8, "got": 0.75, "samples": 6, "drives": 1, "groups": 3},
                  "val": {"share": 0.2, "got": 0.25, "samples": 2, "drives": 1, "groups": 2}},
       "share_error": 0.05, "dropped": {"near_duplicate": 1234},
       "leakage": [{"split": "train", "other": "val", "metres": 120.55, "bits": null,
                    "bits_exact_to": 15}]}
      """;

  private static List<ExportSample> samples() {
    List<ExportSample> samples =
        new ArrayList<>(new TestDrive("a", "train", START_NS).samples(6, 3));
    samples.addAll(
        new TestDrive("b", "val", START_NS).withoutPoses().withoutMountings().samples(2, 2));
    return samples;
  }

  private static ExportStatistics statistics(List<ExportSample> samples) {
    ExportStatistics statistics = new ExportStatistics();
    samples.forEach(statistics::add);
    return statistics;
  }

  private static ExportFacts facts(CardFormat format, String licence) {
    List<ExportSample> samples = samples();
    return new ExportFacts(
        new DatasetFacts(
            "town",
            3,
            "Streets of a town | by day",
            licence,
            "Research only.",
            "dataset: town\nversion: 3\n",
            "11".repeat(32),
            "22".repeat(32),
            "0.1.0"),
        format,
        files(format),
        7_000_000,
        TestDrive.CONTEXT.channels(),
        statistics(samples),
        REPORT);
  }

  private static List<ExportedFile> files(CardFormat format) {
    if (format == CardFormat.NUSCENES) {
      return Stream.of(
              "calibrated_sensor", "ego_pose", "log", "sample", "sample_data", "scene", "sensor")
          .map(table -> new ExportedFile("v3/" + table + ".json", 9, "ab".repeat(32), null, 0))
          .toList();
    }
    return List.of(
        new ExportedFile(file(format, "train"), 5_000_000, "ab".repeat(32), "train", 6),
        new ExportedFile(file(format, "val"), 2_000_000, "cd".repeat(32), "val", 2));
  }

  private static String file(CardFormat format, String split) {
    return format.files(split).replace("*", "000000");
  }

  private static Map<String, String> documents(ExportFacts facts) {
    Map<String, String> documents = new TreeMap<>();
    ExportDocuments.of(facts).forEach(one -> documents.put(one.path(), one.text()));
    return documents;
  }

  @ParameterizedTest
  @EnumSource(CardFormat.class)
  void allDocumentsAreThere(CardFormat format) {
    Map<String, String> documents = documents(facts(format, "CC-BY-4.0"));

    assertThat(documents)
        .containsOnlyKeys(
            "LICENSE",
            "README.md",
            "croissant.json",
            "leakage.json",
            "manifest.json",
            "plots/channels.svg",
            "plots/completeness.svg",
            "plots/residuals.svg",
            "plots/speed.svg",
            "plots/splits.svg",
            "plots/tags.svg",
            "spec.yaml",
            "statistics.json");
    assertThat(documents.values()).allMatch(text -> text.endsWith("\n"));
    assertThat(documents).isEqualTo(documents(facts(format, "CC-BY-4.0")));
  }

  @Test
  void theHeaderIsYamlThatTheHubKnows() {
    String card = documents(facts(CardFormat.PARQUET, "CC-BY-4.0")).get("README.md");
    String header = card.substring(4, card.indexOf("\n---\n", 4));

    Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(header);

    assertThat(yaml.get("license")).isEqualTo("cc-by-4.0");
    assertThat(yaml.get("size_categories")).isEqualTo(List.of("n<1K"));
    Map<?, ?> config = (Map<?, ?>) ((List<?>) yaml.get("configs")).get(0);
    assertThat(config.get("data_files"))
        .isEqualTo(
            List.of(
                Map.of("split", "train", "path", "train-*.parquet"),
                Map.of("split", "val", "path", "val-*.parquet")));
  }

  @Test
  void aLicenceOfItsOwnIsNamedAndLinked() {
    String card = documents(facts(CardFormat.MCAP, "Ask the fleet team: first")).get("README.md");

    assertThat(card)
        .contains("license: other\nlicense_name: town-licence\nlicense_link: LICENSE\n")
        .doesNotContain("configs:");
    assertThat(documents(facts(CardFormat.MCAP, null)).get("README.md"))
        .contains("license: unknown\n");
  }

  @Test
  void theCardProvesThatSplitsAreApart() {
    assertThat(documents(facts(CardFormat.WEBDATASET, "MIT")).get("README.md"))
        .contains("| train | 6 | 75 % | 80 % | 1 | 3 |")
        .contains("| train – val | 120.55 | more than 15 |")
        .contains("| greatest error of a share | 5 % |")
        .contains("| `near_duplicate` | 1,234 |");
  }

  @Test
  void theCardSaysWhatIsNotKnown() {
    assertThat(documents(facts(CardFormat.NUSCENES, "MIT")).get("README.md"))
        .contains("| where the vehicle was | samples | 2 (25 %) |")
        .contains("| mounting of the sensor | readings of `/lidar/top` | 2 (25 %) |")
        .contains("| optics of the camera | readings of `/camera/front` | 2 (25 %) |");
  }

  @Test
  void theManifestNamesRecordingsAndFilesByIdentity() {
    JsonNode manifest =
        Json.parse(documents(facts(CardFormat.WEBDATASET, "MIT")).get("manifest.json"));

    assertThat(manifest.at("/recordings/1/recording_id").textValue()).isEqualTo("recording-of-b");
    assertThat(manifest.at("/files/0/sha256").textValue()).isEqualTo("ab".repeat(32));
    assertThat(manifest.at("/members_sha256").textValue()).isEqualTo("22".repeat(32));
  }

  @ParameterizedTest
  @EnumSource(CardFormat.class)
  void everyReferenceInCroissantIsToSomethingInIt(CardFormat format) {
    JsonNode croissant = Json.parse(documents(facts(format, "MIT")).get("croissant.json"));

    assertThat(croissant.get("conformsTo").textValue())
        .isEqualTo("http://mlcommons.org/croissant/1.1");
    Set<String> ids = new HashSet<>();
    Set<String> references = new HashSet<>();
    walk(croissant.get("distribution"), ids, references);
    walk(croissant.get("recordSet"), ids, references);
    assertThat(references).isNotEmpty().isSubsetOf(ids);
    for (String required :
        List.of("name", "description", "license", "url", "creator", "datePublished", "version")) {
      assertThat(croissant.hasNonNull(required)).as(required).isTrue();
    }
  }

  private static void walk(JsonNode node, Set<String> ids, Set<String> references) {
    if (node.has("@id")) {
      boolean another = (node.size() == 1 ? references : ids).add(node.get("@id").textValue());
      assertThat(another || node.size() == 1).as("one thing an id: %s", node).isTrue();
    }
    node.forEach(child -> walk(child, ids, references));
  }

  @Test
  void plotsAreXml() throws Exception {
    for (Document document : ExportDocuments.of(facts(CardFormat.PARQUET, "MIT"))) {
      if (document.path().endsWith(".svg")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(document.text())));
      }
    }
  }

  @Test
  void statisticsMergeToTheSameInAnyOrder() {
    long seed = 3;
    List<ExportSample> samples = samples();
    Collections.shuffle(samples, new Random(seed));
    ExportStatistics merged = new ExportStatistics();
    for (ExportSample sample : samples) {
      merged.add(ExportStatistics.parse(statistics(List.of(sample)).text()));
    }

    assertThat(merged.text()).as("seed %d", seed).isEqualTo(statistics(samples()).text());
  }

  @Test
  void aBarIsDrawnForEachBin() {
    Bars bars = new Bars();
    bars.add("<a> & b", 3);
    bars.add("c", 0);

    assertThat(BarChart.draw("T", "axis", bars))
        .contains("<title>&lt;a&gt; &amp; b: 3</title>")
        .contains("<title>c: 0</title>");
  }
}
