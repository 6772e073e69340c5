package io.roadloom.jobs;

import io.roadloom.lake.LakeException;
import io.roadloom.rig.RigException;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.util.SerializedThrowable;

/** Finds in what Flink says of a failed job what we said when it failed. */
public final class Failures {
  private Failures() {}

  /**
   * The user's mistake or the environment's failure behind {@code failure}, else itself: Flink
   * wraps defects in I/O exceptions too, so one of those counts only where nothing is behind it.
   */
  public static Exception cause(Exception failure) {
    Throwable root = failure;
    for (Throwable at = failure; at != null; at = behind(at)) {
      if (at instanceof RigException || at instanceof LakeException) {
        return (Exception) at;
      }
      if (at instanceof RestClientException) {
        // A JobManager that was started anew, for instance.
        return new IOException("the Flink cluster does not know the job", failure);
      }
      root = at;
    }
    return root instanceof IOException storage ? storage : failure;
  }

  /** The innermost cause, which says what went wrong; those around it, where it was noticed. */
  public static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable at = behind(failure); at != null; at = behind(at)) {
      root = at;
    }
    return root;
  }

  @Nullable
  private static Throwable behind(Throwable at) {
    if (at instanceof SerializedThrowable serialized) {
      Throwable real = serialized.deserializeError(Failures.class.getClassLoader());
      if (real != at) {
        return real;
      }
    }
    return at.getCause();
  }
}
