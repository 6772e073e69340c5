package io.roadloom.cli;

import io.roadloom.jobs.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** The version, and the commit that it was built from. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    CodeVersion built = CodeVersion.built();
    return new String[] {"roadloom " + built.version() + " (" + built.commit() + ")"};
  }
}
