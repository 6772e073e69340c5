package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.LakeException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintTest {
  @ParameterizedTest
  @MethodSource("failures")
  void isOneLineForAPerson(Throwable failure, String line) {
    assertThat(Complaint.of(failure)).isEqualTo(line);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IOException("the disk is full\n\tat somewhere"), "the disk is full"),
        Arguments.of(
            new IOException("Call to nn:1 failed: java.net.ConnectException: Connection refused"),
            "Call to nn:1 failed: Connection refused"),
        Arguments.of(new IOException("org.example.BadError: no"), "no"),
        Arguments.of(new IOException("s3://in/drive.v2.mcap: gone"), "s3://in/drive.v2.mcap: gone"),
        Arguments.of(new AccessDeniedException("/in/a.mcap"), "/in/a.mcap: permission denied"),
        Arguments.of(
            new LakeException("cannot be written: /lake")
                .initCause(new AccessDeniedException("/lake")),
            "cannot be written: /lake: permission denied"),
        Arguments.of(new LakeException("the catalog is gone"), "the catalog is gone"),
        Arguments.of(new NoSuchFileException("/in/a.mcap"), "/in/a.mcap: no such file"),
        Arguments.of(new FileAlreadyExistsException("/lake"), "/lake: exists already"),
        Arguments.of(
            new FileSystemException("/lake", null, "Read-only file system"),
            "/lake: Read-only file system"),
        Arguments.of(new IOException("java.io.IOException"), "failed without a reason (IO)"),
        Arguments.of(new EOFException(), "failed without a reason (EOF)"));
  }
}
