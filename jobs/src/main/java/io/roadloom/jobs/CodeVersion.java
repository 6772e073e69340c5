package io.roadloom.jobs;

import java.util.Objects;

/** The version of this code, as its jar's manifest states it. */
public final class CodeVersion {
  /** {@code unpackaged} where classes do not come from a jar. */
  public static final String CURRENT =
      Objects.requireNonNullElse(
          CodeVersion.class.getPackage().getImplementationVersion(), "unpackaged");

  private CodeVersion() {}
}
