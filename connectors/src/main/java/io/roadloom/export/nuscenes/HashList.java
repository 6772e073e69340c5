package io.roadloom.export.nuscenes;

import io.roadloom.export.FinishedShards;
import io.roadloom.export.WrittenFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The sensors' files with their hashes, for {@code sha256sum --check}. */
final class HashList {
  static final String PATH = "files.sha256";

  private HashList() {}

  static void write(FinishedShards shards) throws IOException {
    try (Writer text =
            new BufferedWriter(
                new OutputStreamWriter(shards.create(PATH), StandardCharsets.UTF_8));
        var files = shards.files()) {
      for (WrittenFile file : files) {
        text.write(file.sha256() + "  " + file.path() + "\n");
      }
    }
  }
}
