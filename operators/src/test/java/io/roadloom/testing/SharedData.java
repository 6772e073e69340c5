package io.roadloom.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real recordings that tests read, where they are at hand: {@code ../shared/data}. */
public final class SharedData {
  private static final Path ROOT = root();

  private SharedData() {}

  /** The file or folder at {@code path} in the shared data; skips the test where it is absent. */
  public static Path path(String path) {
    Path found = ROOT.resolve(path);
    assumeThat(Files.exists(found)).as("real recordings: %s is not there", found).isTrue();
    return found;
  }

  private static Path root() {
    String data = System.getProperty("roadloom.data");
    return data != null
        ? Path.of(data)
        : Path.of(System.getProperty("roadloom.root", "..")).resolve("../shared/data").normalize();
  }
}
