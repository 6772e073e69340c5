package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the export was made of, and what it is made up of, by identities and hashes. */
final class LineageManifest {
  private LineageManifest() {}

  static ObjectNode of(ExportFacts facts) {
    DatasetFacts dataset = facts.dataset();
    ObjectNode manifest = Json.object();
    manifest.put("dataset", dataset.name());
    manifest.put("version", dataset.version());
    manifest.put("format", facts.format().title());
    manifest.put("code_version", dataset.codeVersion());
    manifest.put("spec", dataset.spec());
    manifest.put("spec_sha256", dataset.specHash());
    manifest.put("members_sha256", dataset.membersDigest());
    manifest.put("samples", facts.statistics().samples());
    recordings(facts, manifest.putArray("recordings"));
    files(facts, manifest.putArray("files"));
    return manifest;
  }

  private static void recordings(ExportFacts facts, ArrayNode recordings) {
    facts
        .statistics()
        .recordings()
        .forEach(
            (id, use) ->
                recordings
                    .addObject()
                    .put("recording_id", id)
                    .put("vehicle_id", use.vehicleId())
                    .put("drive_id", use.driveId())
                    .put("uri", use.uri()));
  }

  private static void files(ExportFacts facts, ArrayNode files) {
    for (ExportedFile file : facts.files()) {
      ObjectNode entry = files.addObject();
      entry.put("path", file.path());
      entry.put("bytes", file.bytes());
      entry.put("sha256", file.sha256());
      if (file.split() != null) {
        entry.put("split", file.split());
        entry.put("samples", file.samples());
      }
    }
  }
}
