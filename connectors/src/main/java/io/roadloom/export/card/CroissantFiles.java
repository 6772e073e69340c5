package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloom.export.ExportChannel;

/** Croissant's {@code distribution}: each file with its hash, and sets of files. */
final class CroissantFiles {
  private CroissantFiles() {}

  static ArrayNode of(ExportFacts facts) {
    ArrayNode distribution = Json.array();
    for (ExportedFile file : facts.files()) {
      distribution.add(file(file, facts.format()));
    }
    switch (facts.format()) {
      case WEBDATASET -> archives(facts, distribution);
      case PARQUET ->
          facts
              .statistics()
              .samplesBySplit()
              .keySet()
              .forEach(split -> distribution.add(split(split, facts.format())));
      case NUSCENES -> {
        distribution.add(set("samples", "application/octet-stream", "samples/*/*"));
        distribution.add(set("sweeps", "application/octet-stream", "sweeps/*/*"));
      }
      case MCAP -> {}
    }
    return distribution;
  }

  private static ObjectNode file(ExportedFile file, CardFormat format) {
    return Json.object()
        .put("@type", "cr:FileObject")
        .put("@id", file.path())
        .put("name", file.path())
        .put("contentUrl", file.path())
        .put("contentSize", file.bytes() + " B")
        .put("encodingFormat", MediaTypes.of(file.path(), format))
        .put("sha256", file.sha256());
  }

  private static ObjectNode split(String split, CardFormat format) {
    return set(setOf(split), format.mediaType(), format.files(split));
  }

  /** The id of the set of a split's files. */
  static String setOf(String split) {
    return split + "-files";
  }

  /** The files in the tars: those of each channel, and those that tell of the samples. */
  private static void archives(ExportFacts facts, ArrayNode distribution) {
    distribution.add(within(facts, set("sample-files", "application/json", "*.json")));
    for (ExportChannel channel : facts.channels()) {
      distribution.add(
          within(
              facts,
              set(
                  setOf(channel.slug()),
                  MediaTypes.of(channel.modality()),
                  "*." + channel.slug() + ".*")));
    }
  }

  private static ObjectNode set(String id, String mediaType, String pattern) {
    return Json.object()
        .put("@type", "cr:FileSet")
        .put("@id", id)
        .put("name", id)
        .put("encodingFormat", mediaType)
        .put("includes", pattern);
  }

  private static ObjectNode within(ExportFacts facts, ObjectNode set) {
    ArrayNode archives = set.putArray("containedIn");
    facts.files().forEach(file -> archives.add(Json.reference(file.path())));
    return set;
  }
}
