package io.roadloom.jobs;

import java.time.DateTimeException;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;

/** Tells a mistake in a statement from storage that does not answer, and both from a defect. */
public final class SqlMistake {
  private SqlMistake() {}

  /** Whether a statement that failed, while it was planned or while it ran, is to blame for it. */
  public static boolean is(Throwable failure) {
    return isValue(Failures.root(failure)) || isRejected(failure);
  }

  /** Values that do not fit, as in a cast or a division; statements that Flink does not know. */
  private static boolean isValue(Throwable root) {
    return root instanceof ArithmeticException
        || root instanceof IllegalArgumentException
        || root instanceof DateTimeException
        || root instanceof TableException;
  }

  /** What is behind a rejected statement is of the planner's own classes. */
  private static boolean isRejected(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SqlParserException || at instanceof ValidationException) {
        return true;
      }
    }
    return false;
  }
}
