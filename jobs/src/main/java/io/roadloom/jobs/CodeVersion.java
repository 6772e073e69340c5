package io.roadloom.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which code this is, as the build wrote it down.
 *
 * @param version of the release
 * @param commit that it was built from, abbreviated; {@code unknown} where that was no checkout
 */
public record CodeVersion(String version, String commit) {
  private static final CodeVersion BUILT = read();

  /** As it stands in the tables. */
  public static final String CURRENT = BUILT.version + "-" + BUILT.commit;

  public static CodeVersion built() {
    return BUILT;
  }

  private static CodeVersion read() {
    Properties build = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream("/roadloom-version.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read which version this is", e);
    }
    return new CodeVersion(build.getProperty("version"), build.getProperty("commit"));
  }
}
