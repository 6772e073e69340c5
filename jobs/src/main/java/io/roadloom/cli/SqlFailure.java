package io.roadloom.cli;

import io.roadloom.jobs.Failures;
import io.roadloom.jobs.SqlMistake;
import java.io.IOException;

/** What to throw for a statement that failed. */
final class SqlFailure {
  private SqlFailure() {}

  /** While it was planned or while it ran. */
  static Exception of(RuntimeException failure) {
    Throwable root = Failures.root(failure);
    if (root instanceof IOException storage) {
      return storage;
    }
    return SqlMistake.is(failure) ? new UsageException("SQL: " + Complaint.of(root)) : failure;
  }
}
