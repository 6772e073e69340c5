package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class SqlFailureTest {
  @Test
  void aValueThatDoesNotFitIsTheStatementsMistake() {
    RuntimeException far =
        new RuntimeException(
            "no next row",
            new IOException(
                "no result", new SerializedThrowable(new NumberFormatException("input: x"))));

    assertThat(SqlFailure.of(far)).isInstanceOf(UsageException.class).hasMessage("SQL: input: x");
  }

  @Test
  void whatThePlannerRejectsIsTheStatementsMistake() {
    // Its own classes are out of sight.
    Throwable planner = new IllegalStateException("Column 'x' not found");

    assertThat(SqlFailure.of(new ValidationException("SQL validation failed", planner)))
        .isInstanceOf(UsageException.class)
        .hasMessage("SQL: Column 'x' not found");
    assertThat(SqlFailure.of(new TableException("Sink 'x' does not exist")))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void storageIsTheEnvironments() {
    FileNotFoundException gone = new FileNotFoundException("s3://lake/1.parquet");

    assertThat(SqlFailure.of(new TableException("cannot run", gone))).isSameAs(gone);
  }

  @Test
  void anythingElseIsADefect() {
    RuntimeException defect = new RuntimeException("no", new NullPointerException());

    assertThat(SqlFailure.of(defect)).isSameAs(defect);
    assertThat(ExitCode.of(SqlFailure.of(defect))).isEqualTo(ExitCode.DEFECT);
  }
}
