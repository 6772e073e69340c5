package io.roadloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, and the commit that it was built from. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/roadloom-version.properties")) {
      build.load(in);
    }
    return new String[] {
      "roadloom " + build.getProperty("version") + " (" + build.getProperty("commit") + ")"
    };
  }
}
