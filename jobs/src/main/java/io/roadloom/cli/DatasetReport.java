package io.roadloom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.jobs.dataset.BuildResult;
import io.roadloom.lake.DatasetVersion;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what a version of a dataset came to. */
final class DatasetReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DatasetReport() {}

  static void print(BuildResult result, Output format, PrintStream out) {
    Map<String, Object> object = object(result.version());
    object.put("fresh", result.fresh());
    object.put("seconds", result.seconds());
    print(object, format, out);
  }

  static void print(DatasetVersion version, Output format, PrintStream out) {
    Map<String, Object> object = object(version);
    object.put("spec", version.specText());
    object.put("snapshots", version.snapshots());
    object.put("code_version", version.codeVersion());
    object.put("run_id", version.runId());
    print(object, format, out);
  }

  private static Map<String, Object> object(DatasetVersion version) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("dataset", version.dataset());
    object.put("version", version.version());
    object.put("members_digest", version.membersDigest());
    object.put("spec_hash", version.specHash());
    object.putAll(report(version));
    return object;
  }

  private static Map<String, Object> report(DatasetVersion version) {
    try {
      return JSON.readValue(
          version.report(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of " + version.id() + " is no JSON", e);
    }
  }

  private static void print(Map<String, Object> object, Output format, PrintStream out) {
    if (format == Output.JSON) {
      out.println(JsonPrinter.text(object));
      return;
    }
    Map<String, Object> flat = new LinkedHashMap<>();
    object.forEach((name, value) -> flatten(name, value, flat));
    Summary.print(flat, format, out);
  }

  private static void flatten(String name, Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, below) -> flatten(name + "." + key, below, into));
    } else if (value instanceof List<?> list && name.equals("leakage")) {
      for (Object pair : list) {
        Map<?, ?> apart = (Map<?, ?>) pair;
        String between = name + "." + apart.get("split") + "-" + apart.get("other");
        into.put(between + ".metres", apart.get("metres"));
        into.put(between + ".bits", apart.get("bits"));
      }
    } else {
      into.put(name, value);
    }
  }
}
