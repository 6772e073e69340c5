package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON tables, all open at once: rows are written as they come and none is kept. Not
 * thread-safe.
 */
final class Tables implements Closeable {
  // A table that broke off stays broken JSON: closing must not make it look whole.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  /** All that the devkit wants to find. */
  enum Table {
    ATTRIBUTE,
    CALIBRATED_SENSOR,
    CATEGORY,
    EGO_POSE,
    INSTANCE,
    LOG,
    MAP,
    SAMPLE,
    SAMPLE_ANNOTATION,
    SAMPLE_DATA,
    SCENE,
    SENSOR,
    VISIBILITY;

    String path(String version) {
      return version + "/" + name().toLowerCase(Locale.ROOT) + ".json";
    }
  }

  /** Makes a file. */
  interface Files {
    OutputStream create(String path) throws IOException;
  }

  private final Files files;
  private final String version;
  private final Map<Table, JsonGenerator> open = new EnumMap<>(Table.class);

  Tables(Files files, String version) throws IOException {
    this.files = files;
    this.version = version;
    for (Table table : Table.values()) {
      open.put(table, generator(table.path(version)));
      open.get(table).writeStartArray();
    }
  }

  private JsonGenerator generator(String path) throws IOException {
    return JSON.createGenerator(new BufferedOutputStream(files.create(path)));
  }

  /** Starts a row on a line of its own; the caller writes its fields and ends it. */
  JsonGenerator row(Table table, String token) throws IOException {
    JsonGenerator json = open.get(table);
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringField("token", token);
    return json;
  }

  /** Makes another file beside the tables. */
  JsonGenerator file(String name) throws IOException {
    return generator(version + "/" + name);
  }

  /** Ends the tables; rows that were written stay as they are. */
  void finish() throws IOException {
    for (JsonGenerator json : open.values()) {
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (JsonGenerator json : open.values()) {
      try {
        json.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
