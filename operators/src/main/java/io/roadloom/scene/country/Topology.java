package io.roadloom.scene.country;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/** Reads TopoJSON; its arcs, nearly all of it, without a tree in between. */
final class Topology {
  private Grid grid;
  private JsonNode countries;
  private final List<Arc> arcs = new ArrayList<>();

  private Topology() {}

  static Countries read(InputStream in) throws IOException {
    Topology topology = new Topology();
    try (JsonParser json = new ObjectMapper().createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        topology.field(json);
      }
    }
    return topology.countries();
  }

  private void field(JsonParser json) throws IOException {
    String name = json.currentName();
    json.nextToken();
    switch (name) {
      case "transform" -> {
        JsonNode transform = json.readValueAsTree();
        JsonNode scale = transform.get("scale");
        JsonNode translate = transform.get("translate");
        grid =
            new Grid(
                translate.get(0).doubleValue(),
                translate.get(1).doubleValue(),
                scale.get(0).doubleValue(),
                scale.get(1).doubleValue());
      }
      case "objects" -> {
        JsonNode objects = json.readValueAsTree();
        countries = objects.get("countries").get("geometries");
      }
      case "arcs" -> {
        while (json.nextToken() == JsonToken.START_ARRAY) {
          arcs.add(arc(json));
        }
      }
      default -> json.skipChildren();
    }
  }

  /** Points are steps from the one before. */
  private static Arc arc(JsonParser json) throws IOException {
    int[] x = new int[16];
    int[] y = new int[16];
    int size = 0;
    while (json.nextToken() == JsonToken.START_ARRAY) {
      if (size == x.length) {
        x = Arrays.copyOf(x, 2 * size);
        y = Arrays.copyOf(y, 2 * size);
      }
      x[size] = json.nextIntValue(0) + (size == 0 ? 0 : x[size - 1]);
      y[size] = json.nextIntValue(0) + (size == 0 ? 0 : y[size - 1]);
      size++;
      json.nextToken();
    }
    return new Arc(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  private Countries countries() {
    List<Outline> outlines = new ArrayList<>();
    for (JsonNode country : countries) {
      List<Arc> of = new ArrayList<>();
      collect(country.get("arcs"), of);
      outlines.add(new Outline(code(country), of));
    }
    return new Countries(grid, outlines);
  }

  @Nullable
  private static String code(JsonNode country) {
    JsonNode id = country.get("id");
    return id == null ? null : id.textValue();
  }

  /**
   * Of rings, and of polygons of rings. A negative number is an arc that is gone along backwards.
   */
  private void collect(JsonNode indices, List<Arc> of) {
    for (JsonNode index : indices) {
      if (index.isArray()) {
        collect(index, of);
      } else {
        int i = index.intValue();
        of.add(arcs.get(i < 0 ? ~i : i));
      }
    }
  }
}
