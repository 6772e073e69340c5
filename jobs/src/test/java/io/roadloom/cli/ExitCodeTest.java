package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.LakeException;
import io.roadloom.rig.RigException;
import io.roadloom.source.NothingToReadException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
  @ParameterizedTest
  @MethodSource("failures")
  void saysWhoseFaultItWas(Throwable failure, int code) {
    assertThat(ExitCode.of(failure)).isEqualTo(code);
    assertThat(ExitCode.of(new ExecutionException(new IllegalStateException("job", failure))))
        .isEqualTo(code);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new RigException("rig.yaml:1: no"), ExitCode.USAGE),
        Arguments.of(new NothingToReadException("x does not exist"), ExitCode.USAGE),
        Arguments.of(new UsageException("--share: no"), ExitCode.USAGE),
        Arguments.of(new LakeException("the catalog is gone"), ExitCode.ENVIRONMENT),
        Arguments.of(new IOException("the disk is full"), ExitCode.ENVIRONMENT),
        Arguments.of(
            new UncheckedIOException(new FileNotFoundException("x")), ExitCode.ENVIRONMENT),
        Arguments.of(new NullPointerException(), ExitCode.DEFECT),
        Arguments.of(new IllegalStateException("never"), ExitCode.DEFECT));
  }

  @Test
  void namesTheCauseThatTheUserCanPutRight() {
    IOException full = new IOException("the disk is full");
    assertThat(ExitCode.cause(new IllegalStateException("job", new UncheckedIOException(full))))
        .isSameAs(full);
  }
}
