package io.roadloom.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Definitions of ROS 2 message types, from the resources beside this class. */
final class RosTypes {
  private static final String SEPARATOR = "=".repeat(80);

  private RosTypes() {}

  /** The text of {@code pkg/msg/Type} and of all types that it uses, as recordings have it. */
  static String definition(String type) {
    Set<String> used = new LinkedHashSet<>();
    String text = body(type);
    collect(text, used);
    StringBuilder all = new StringBuilder(text);
    for (String name : used) {
      all.append(SEPARATOR).append("\nMSG: ").append(name).append('\n');
      all.append(body(name.replace("/", "/msg/")));
    }
    return all.toString();
  }

  /** Adds the types that {@code text} uses, as {@code pkg/Type}. */
  private static void collect(String text, Set<String> used) {
    for (String line : text.split("\n")) {
      String name = line.split("[ \\[]", 2)[0];
      if (name.contains("/") && used.add(name)) {
        collect(body(name.replace("/", "/msg/")), used);
      }
    }
  }

  private static String body(String type) {
    String file = type.substring(type.lastIndexOf('/') + 1) + ".msg";
    try (InputStream in = RosTypes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no definition of " + type);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
