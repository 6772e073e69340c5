package io.roadloom.cli;

import io.roadloom.dataset.SpecException;
import io.roadloom.export.OtherExportException;
import io.roadloom.forget.UnknownDriveException;
import io.roadloom.lake.LakeException;
import io.roadloom.rig.RigException;
import io.roadloom.source.NothingToReadException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the process says to its caller. */
final class ExitCode {
  static final int DONE = 0;
  static final int DEFECT = 1;
  static final int USAGE = 2;
  static final int QUARANTINED = 3;
  static final int ENVIRONMENT = 4;
  static final int UNVERIFIED = 5;

  private ExitCode() {}

  static int of(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof StandardOutput.ReaderGoneException) {
      return DONE;
    }
    if (isUsage(cause)) {
      return USAGE;
    }
    return isEnvironment(cause) ? ENVIRONMENT : DEFECT;
  }

  /** The first of the chain of causes that says whose fault it was; else the failure itself. */
  static Throwable cause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (isUsage(at) || isEnvironment(at) && !(at instanceof UncheckedIOException)) {
        return at;
      }
    }
    return failure;
  }

  private static boolean isUsage(Throwable failure) {
    return failure instanceof RigException
        || failure instanceof SpecException
        || failure instanceof NothingToReadException
        || failure instanceof OtherExportException
        || failure instanceof UnknownDriveException
        || failure instanceof UsageException;
  }

  private static boolean isEnvironment(Throwable failure) {
    return failure instanceof LakeException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException;
  }
}
