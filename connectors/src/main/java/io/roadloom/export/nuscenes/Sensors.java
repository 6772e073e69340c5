package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportChannel;
import io.roadloom.export.ExportContext;
import io.roadloom.model.Token;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** The channels that nuScenes knows the kind of, named in its manner: {@code CAMERA_FRONT}. */
final class Sensors {
  private final Map<String, Sensor> byTopic = new LinkedHashMap<>();

  /**
   * A row of {@code sensor}.
   *
   * @param name letters, digits, {@code _}, {@code -}; different for different sensors
   */
  record Sensor(String token, String name, String modality) {}

  private Sensors() {}

  static Sensors of(ExportContext context) {
    Map<String, Integer> uses = new HashMap<>();
    for (ExportChannel channel : context.channels()) {
      uses.merge(upper(channel.slug()), 1, Integer::sum);
    }
    Sensors sensors = new Sensors();
    for (ExportChannel channel : context.channels()) {
      if (channel.modality().hasSweeps()) {
        String upper = upper(channel.slug());
        sensors.byTopic.put(
            channel.topic(),
            new Sensor(
                Token.of(Token.text("sensor"), Token.text(channel.topic())),
                uses.get(upper) == 1 ? upper : channel.slug(),
                channel.modality().name().toLowerCase(Locale.ROOT)));
      }
    }
    return sensors;
  }

  private static String upper(String slug) {
    return slug.toUpperCase(Locale.ROOT);
  }

  /** Null for a channel that is neither camera nor lidar nor radar. */
  @Nullable
  Sensor of(String topic) {
    return byTopic.get(topic);
  }

  Collection<Sensor> all() {
    return byTopic.values();
  }
}
