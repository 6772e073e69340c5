package io.roadloom.export;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * What has become of each shard, kept beside the shards: a file {@code NAME.json} for a finished
 * one, {@code NAME.failed.json} for one that could not be written. A shard is finished if its
 * record says so under the same key, and its files are what it says.
 */
final class ShardRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ExportFolder folder;
  private final String key;

  /**
   * @param key of all that a shard depends on
   */
  ShardRecords(ExportFolder folder, String key) {
    this.folder = folder;
    this.key = key;
  }

  /** The shard's record, files checked; null where it has to be written. */
  @Nullable
  ShardRecord finished(String name) throws IOException {
    ShardRecord record = find(name);
    if (record == null) {
      return null;
    }
    for (WrittenFile file : record.files()) {
      WrittenFile found = folder.find(file.path(), file.size());
      if (found == null || !found.sha256().equals(file.sha256())) {
        return null;
      }
    }
    return record;
  }

  /** The shard's record, files unseen; null where there is none under this key. */
  @Nullable
  ShardRecord find(String name) throws IOException {
    Path path = folder.state(name + ".json");
    if (!folder.exists(path)) {
      return null;
    }
    try (InputStream in = folder.open(path)) {
      JsonNode node = JSON.readTree(in);
      return node.path("key").asText("").equals(key)
          ? JSON.treeToValue(node.path("shard"), ShardRecord.class)
          : null;
    }
  }

  void finish(ShardRecord shard) throws IOException {
    ObjectNode node = JSON.createObjectNode().put("key", key);
    node.set("shard", JSON.valueToTree(shard));
    write(shard.name() + ".json", node);
    folder.delete(folder.state(shard.name() + ".failed.json"));
  }

  void fail(String name, List<FailedRecording> recordings) throws IOException {
    write(name + ".failed.json", recordings);
    folder.delete(folder.state(name + ".json"));
  }

  /** Why the shard could not be written; empty where that is not known. */
  List<FailedRecording> failures(String name) throws IOException {
    Path path = folder.state(name + ".failed.json");
    if (!folder.exists(path)) {
      return List.of();
    }
    try (InputStream in = folder.open(path)) {
      return JSON.readValue(in, new TypeReference<List<FailedRecording>>() {});
    }
  }

  /**
   * Says which export the folder is of.
   *
   * @throws OtherExportException where it is another's
   */
  void claim(String what) throws IOException {
    Path path = folder.state("export.json");
    if (!folder.exists(path)) {
      write("export.json", JSON.createObjectNode().put("export", what).put("key", key));
      return;
    }
    try (InputStream in = folder.open(path)) {
      JsonNode found = JSON.readTree(in);
      if (!found.path("key").asText("").equals(key)) {
        throw new OtherExportException(found.path("export").asText("something else"));
      }
    }
  }

  private void write(String name, Object value) throws IOException {
    ExportFolder.Draft draft = folder.draft(folder.stateTarget(name));
    try (OutputStream out = ExportFolder.buffered(draft)) {
      out.write(JSON.writeValueAsBytes(value));
    }
    folder.publish(draft);
  }
}
