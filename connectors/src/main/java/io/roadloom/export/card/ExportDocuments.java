package io.roadloom.export.card;

import java.util.ArrayList;
import java.util.List;

/** All documents of an export. */
public final class ExportDocuments {
  private ExportDocuments() {}

  /**
   * In order of path. Equal facts make equal bytes; each text ends in a line feed and is to be
   * written in UTF-8.
   */
  public static List<Document> of(ExportFacts facts) {
    List<Document> documents = new ArrayList<>();
    documents.add(new Document("LICENSE", LicenceText.of(facts.dataset())));
    documents.add(new Document("README.md", DatasetCard.of(facts)));
    documents.add(new Document("croissant.json", Json.pretty(Croissant.of(facts))));
    documents.add(new Document("leakage.json", Json.pretty(Json.parse(facts.leakageReport()))));
    documents.add(new Document("manifest.json", Json.pretty(LineageManifest.of(facts))));
    for (Plot plot : Plots.of(facts.statistics())) {
      documents.add(new Document(plot.path(), plot.svg()));
    }
    documents.add(new Document("spec.yaml", facts.dataset().spec().stripTrailing() + "\n"));
    documents.add(
        new Document("statistics.json", Json.pretty(StatisticsJson.of(facts.statistics()))));
    return List.copyOf(documents);
  }
}
