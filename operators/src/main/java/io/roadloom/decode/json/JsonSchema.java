package io.roadloom.decode.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Schema;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** Lists the fields that a JSON schema says messages have. */
final class JsonSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SCALARS = Set.of("number", "integer", "boolean", "string");
  private static final int MAX_DEPTH = 16;
  private final JsonNode document;

  /** Objects that what is listed lies in; a schema may refer to itself. */
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private JsonSchema(JsonNode document) {
    this.document = document;
  }

  /**
   * Makes {@code root} know the scalar fields of {@code schema}, in its order.
   *
   * @throws UndecodableException where the schema is not JSON
   */
  static void list(@Nullable Schema schema, JsonFields.Node root) throws UndecodableException {
    if (schema == null || schema.data().length == 0) {
      return;
    }
    try {
      JsonNode document = JSON.readTree(schema.data());
      new JsonSchema(document).list(document, root);
    } catch (JsonProcessingException e) {
      throw new UndecodableException(
          "schema "
              + schema.name()
              + ", line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UndecodableException("schema " + schema.name() + ": " + e.getMessage());
    }
  }

  private void list(JsonNode schema, JsonFields.Node place) {
    if (open.size() == MAX_DEPTH || !open.add(schema)) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode type = resolve(property.getValue());
      boolean scalar = isScalar(type.path("type")) && !type.has("contentEncoding");
      JsonFields.Node child =
          scalar || type.has("properties") ? place.child(property.getKey()) : null;
      if (child != null && scalar) {
        child.signal();
      } else if (child != null) {
        list(type, child);
      }
    }
    open.remove(schema);
  }

  private static boolean isScalar(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (SCALARS.contains(one.asText())) {
          return true;
        }
      }
    }
    return SCALARS.contains(type.asText());
  }

  /** Follows references within the document. */
  private JsonNode resolve(JsonNode schema) {
    JsonNode resolved = schema;
    for (int i = 0; i < MAX_DEPTH; i++) {
      String reference = resolved.path("$ref").asText();
      if (!reference.startsWith("#/")) {
        return resolved;
      }
      resolved = document.at(JsonPointer.compile(reference.substring(1)));
    }
    return resolved;
  }
}
