package io.roadloom.export.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The YAML before a card's text, by which Hugging Face's hub and {@code datasets} go. */
final class CardHeader {
  private static final long[] SIZES = {
    1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
  };
  private static final String[] SIZE_NAMES = {
    "n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B", "n>1B"
  };

  private CardHeader() {}

  static String of(ExportFacts facts) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("pretty_name", facts.dataset().name());
    licence(facts.dataset(), header);
    header.put("size_categories", List.of(size(facts.statistics().samples())));
    header.put(
        "tags",
        List.of(
            "autonomous-driving",
            "croissant",
            facts.format().title().toLowerCase(Locale.ROOT),
            "roadloom"));
    if (facts.format().hasDataFiles() && !facts.statistics().samplesBySplit().isEmpty()) {
      header.put("configs", configs(facts));
    }
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setBestLineBreak("\n").build();
    return "---\n" + new Dump(settings).dumpToString(header) + "---\n";
  }

  private static void licence(DatasetFacts dataset, Map<String, Object> header) {
    if (dataset.licence() == null) {
      header.put("license", "unknown");
      return;
    }
    String identifier = Licences.identifier(dataset.licence());
    header.put("license", identifier == null ? "other" : identifier);
    if (identifier == null) {
      header.put("license_name", dataset.name() + "-licence");
      header.put("license_link", "LICENSE");
    }
  }

  static String size(long samples) {
    int at = 0;
    while (at < SIZES.length && samples >= SIZES[at]) {
      at++;
    }
    return SIZE_NAMES[at];
  }

  private static List<Object> configs(ExportFacts facts) {
    List<Object> files = new ArrayList<>();
    for (String split : facts.statistics().samplesBySplit().keySet()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("split", split);
      entry.put("path", facts.format().files(split));
      files.add(entry);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("config_name", "default");
    config.put("data_files", files);
    return List.of(config);
  }
}
