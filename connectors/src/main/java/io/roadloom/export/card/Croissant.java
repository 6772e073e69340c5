package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code croissant.json}: the export in the Croissant format, version 1.1. What the format wants
 * and nobody stated is told by the data: the day of publication is that of the newest sample, since
 * the day of the build would make two builds differ.
 */
final class Croissant {
  private static final String CONFORMS_TO = "http://mlcommons.org/croissant/1.1";
  private static final String EPOCH = "1970-01-01";

  private Croissant() {}

  static ObjectNode of(ExportFacts facts) {
    DatasetFacts dataset = facts.dataset();
    ObjectNode root = Json.object();
    root.set("@context", CroissantContext.of());
    root.put("@type", "sc:Dataset");
    root.put("conformsTo", CONFORMS_TO);
    root.put("name", dataset.name());
    root.put("description", description(facts));
    root.put("version", dataset.version() + ".0.0");
    root.put("license", licence(dataset));
    if (dataset.restrictions() != null) {
      root.put("usageInfo", dataset.restrictions());
    }
    root.put("url", "urn:sha256:" + dataset.membersDigest());
    root.putObject("creator").put("@type", "sc:Organization").put("name", "not stated");
    Long first = facts.statistics().firstNs();
    Long last = facts.statistics().lastNs();
    root.put("datePublished", last == null ? EPOCH : DatasetCard.day(last));
    if (first != null && last != null) {
      root.put("temporalCoverage", DatasetCard.day(first) + "/" + DatasetCard.day(last));
    }
    root.putArray("keywords").add("autonomous driving").add(facts.format().title());
    root.set("prov:wasGeneratedBy", generatedBy(dataset));
    root.set("prov:wasDerivedFrom", derivedFrom(facts));
    root.set("distribution", CroissantFiles.of(facts));
    root.set("recordSet", CroissantRecords.of(facts));
    return root;
  }

  private static String description(ExportFacts facts) {
    String stated = facts.dataset().description();
    return stated != null
        ? stated
        : Numbers.grouped(facts.statistics().samples()) + " samples of driving.";
  }

  private static String licence(DatasetFacts dataset) {
    return dataset.licence() == null ? "not stated" : Licences.url(dataset.licence());
  }

  private static ObjectNode generatedBy(DatasetFacts dataset) {
    ObjectNode activity = Json.object().put("@type", "prov:Activity");
    activity.put("prov:label", "roadloom dataset build and export");
    activity
        .putObject("prov:wasAssociatedWith")
        .put("@type", "prov:SoftwareAgent")
        .put("prov:label", "Roadloom " + dataset.codeVersion());
    return activity;
  }

  private static ArrayNode derivedFrom(ExportFacts facts) {
    ArrayNode recordings = Json.array();
    for (String id : facts.statistics().recordings().keySet()) {
      recordings.add(Json.reference("urn:roadloom:recording:" + id));
    }
    return recordings;
  }
}
