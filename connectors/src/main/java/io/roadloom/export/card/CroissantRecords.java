package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloom.export.ExportChannel;
import io.roadloom.model.Modality;
import java.util.Collection;

/** Croissant's {@code recordSet}: how records are to be taken from the files. */
final class CroissantRecords {
  private static final String SPLITS = "splits";

  private CroissantRecords() {}

  static ArrayNode of(ExportFacts facts) {
    ArrayNode sets = Json.array();
    Collection<String> splits = facts.statistics().samplesBySplit().keySet();
    if (!splits.isEmpty()) {
      sets.add(splits(splits));
    }
    switch (facts.format()) {
      case WEBDATASET -> webDataset(facts, sets);
      case PARQUET -> splits.forEach(split -> sets.add(parquet(facts, split)));
      case NUSCENES -> NuScenesRecords.add(facts, sets);
      case MCAP -> {}
    }
    return sets;
  }

  private static ObjectNode splits(Collection<String> names) {
    ObjectNode set = set(SPLITS).put("dataType", "cr:Split");
    set.set("key", Json.reference(SPLITS + "/name"));
    set.putArray("field").add(field(SPLITS, "name", "sc:Text"));
    ArrayNode data = set.putArray("data");
    names.forEach(name -> data.addObject().put(SPLITS + "/name", name));
    return set;
  }

  private static void webDataset(ExportFacts facts, ArrayNode sets) {
    ObjectNode samples = set("samples");
    samples.set("key", Json.reference("samples/token"));
    ArrayNode fields = samples.putArray("field");
    fields.add(json("token", "sc:Text"));
    fields.add(json("timestamp_ns", "sc:Integer"));
    fields.add(json("split", "sc:Text"));
    fields.add(json("drive_id", "sc:Text"));
    fields.add(json("scene_token", "sc:Text"));
    fields.add(json("completeness", "sc:Float"));
    sets.add(samples);
    facts.channels().forEach(channel -> sets.add(webDataset(channel)));
  }

  private static ObjectNode json(String name, String type) {
    ObjectNode field = field("samples", name, type);
    ObjectNode source = field.putObject("source");
    source.set("fileSet", Json.reference("sample-files"));
    source.putObject("extract").put("jsonPath", "$." + name);
    return field;
  }

  /** The files of a channel, and the samples that they are of. */
  private static ObjectNode webDataset(ExportChannel channel) {
    String id = channel.slug();
    ObjectNode set = set(id);
    ArrayNode fields = set.putArray("field");
    ObjectNode token = field(id, "token", "sc:Text");
    ObjectNode source = file(token, channel, "filename");
    source.putObject("transform").put("regex", "^([0-9a-f]{32})\\.");
    token.set("references", Json.object().set("field", Json.reference("samples/token")));
    fields.add(token);
    ObjectNode content = field(id, "content", dataType(channel.modality()));
    file(content, channel, "content");
    fields.add(content);
    return set;
  }

  private static ObjectNode file(ObjectNode field, ExportChannel channel, String property) {
    ObjectNode source = field.putObject("source");
    source.set("fileSet", Json.reference(CroissantFiles.setOf(channel.slug())));
    source.putObject("extract").put("fileProperty", property);
    return source;
  }

  private static ObjectNode parquet(ExportFacts facts, String split) {
    ObjectNode set = set(split);
    set.set("key", Json.reference(split + "/token"));
    ArrayNode fields = set.putArray("field");
    fields.add(column(split, "token", "sc:Text"));
    fields.add(column(split, "timestamp_ns", "sc:Integer"));
    fields.add(column(split, "vehicle_id", "sc:Text"));
    fields.add(column(split, "drive_id", "sc:Text"));
    fields.add(column(split, "scene_token", "sc:Text"));
    fields.add(column(split, "completeness", "sc:Float"));
    for (ExportChannel channel : facts.channels()) {
      fields.add(column(split, channel.slug(), dataType(channel.modality())));
    }
    return set;
  }

  private static ObjectNode column(String split, String name, String type) {
    ObjectNode field = field(split, name, type);
    ObjectNode source = field.putObject("source");
    source.set("fileSet", Json.reference(CroissantFiles.setOf(split)));
    source.putObject("extract").put("column", name);
    return field;
  }

  private static String dataType(Modality modality) {
    return modality == Modality.CAMERA ? "sc:ImageObject" : "sc:Text";
  }

  static ObjectNode set(String id) {
    return Json.object().put("@type", "cr:RecordSet").put("@id", id).put("name", id);
  }

  static ObjectNode field(String set, String name, String type) {
    return Json.object()
        .put("@type", "cr:Field")
        .put("@id", set + "/" + name)
        .put("name", name)
        .put("dataType", type);
  }
}
