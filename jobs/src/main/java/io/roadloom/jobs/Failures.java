package io.roadloom.jobs;

import io.roadloom.lake.LakeException;
import io.roadloom.rig.RigException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;

/** Finds in what Flink says of a failed job what we said when it failed. */
final class Failures {
  private static final List<Class<? extends Exception>> OURS =
      List.of(RigException.class, LakeException.class, IOException.class);

  private Failures() {}

  /** The user's mistake or the environment's failure in {@code failure}, else itself. */
  static Exception cause(Exception failure) {
    ClassLoader loader = Failures.class.getClassLoader();
    for (Class<? extends Exception> ours : OURS) {
      Optional<? extends Exception> found =
          ExceptionUtils.findSerializedThrowable(failure, ours, loader);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return failure;
  }
}
