package io.roadloom.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** {@code shards.json}: what shards there are, what they hold, and their hashes. */
final class ShardList {
  static final String NAME = "shards.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShardList() {}

  /** Writes and closes. */
  static void write(ExportPlan plan, List<ShardRecord> shards, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("dataset", plan.context().dataset());
      json.writeNumberField("version", plan.context().version());
      json.writeStringField("format", plan.format().name());
      json.writeArrayFieldStart("shards");
      for (ShardRecord shard : shards) {
        write(shard, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(ShardRecord shard, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", shard.name());
    json.writeStringField("split", shard.split());
    json.writeNumberField("samples", shard.samples());
    json.writeNumberField("bytes", shard.bytes());
    if (shard.files().size() == 1) {
      json.writeStringField("sha256", shard.files().get(0).sha256());
    }
    json.writeEndObject();
  }
}
