package io.roadloom.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The configurations in {@code flink-conf/}, as they are packed into the jar. */
final class FlinkConf {
  private FlinkConf() {}

  static Configuration load(String name) {
    String resource = "/flink-conf/" + name;
    try (InputStream in = FlinkConf.class.getResourceAsStream(resource)) {
      Configuration configuration = new Configuration();
      Object root = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      flatten("", root, configuration);
      return configuration;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static void flatten(String key, Object value, Configuration into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, below) -> flatten(key.isEmpty() ? "" + name : key + "." + name, below, into));
    } else {
      into.setString(key, String.valueOf(value));
    }
  }
}
