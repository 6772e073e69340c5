package io.roadloom.jobs;

import io.roadloom.rig.RigException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** A job's arguments over its configuration. */
public final class JobArguments {
  private JobArguments() {}

  /**
   * Sets {@code roadloom.NAME} for each {@code --NAME VALUE}, and the paths to what stands between.
   *
   * @throws RigException where an option has no value
   */
  public static Configuration over(Configuration configuration, String... args) {
    Configuration all = new Configuration(configuration);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        paths.add(args[i]);
        continue;
      }
      if (i + 1 == args.length) {
        throw new RigException("option " + args[i] + " has no value");
      }
      all.setString("roadloom." + args[i].substring(2), args[++i]);
    }
    if (!paths.isEmpty()) {
      all.set(RoadloomOptions.PATHS, paths);
    }
    return all;
  }
}
