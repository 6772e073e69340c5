package io.roadloom.source;

import java.io.File;
import org.apache.flink.core.fs.Path;

/** Places as people name them. */
public final class Locations {
  private Locations() {}

  /** A path without a scheme is one of this machine. */
  public static Path path(String named) {
    return named.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")
        ? new Path(named)
        : new Path("file", null, new File(named).getAbsoluteFile().toPath().normalize().toString());
  }
}
