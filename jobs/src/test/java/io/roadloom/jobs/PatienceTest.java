package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.lake.LakeException;
import io.roadloom.rig.RigException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is done again, and what is not. */
class PatienceTest {
  private static final Patience LONG = new Patience(Duration.ofMinutes(5), Duration.ofMillis(1));

  @Test
  void outlastsAStorageThatFails() throws Exception {
    Queue<Exception> failures =
        new ArrayDeque<>(
            List.of(
                new IOException("refused"),
                new UncheckedIOException(new IOException("safe mode")),
                (LakeException)
                    new LakeException("cannot be read").initCause(new IOException("refused"))));
    assertThat(LONG.with(() -> fail(failures))).isEqualTo("done");
    assertThat(failures).isEmpty();
  }

  @Test
  void whatIsDoneAgainMayBeSomethingElse() throws Exception {
    Queue<Exception> failures =
        new ArrayDeque<>(List.of(new IOException("refused"), new IOException("refused")));
    Queue<Exception> first = new ArrayDeque<>(List.of(new IOException("refused")));
    assertThat(LONG.with(() -> fail(first), () -> fail(failures) + " again"))
        .isEqualTo("done again");
    assertThat(failures).isEmpty();
    assertThat(LONG.with(() -> fail(first), () -> fail(failures) + " again")).isEqualTo("done");
  }

  @Test
  void doesNotRepeatWhatIsWrongForGood() {
    for (Exception wrong :
        List.of(
            new RigException("no such channel"),
            new LakeException("no such catalog"),
            new AccessDeniedException("/lake"),
            new FileNotFoundException("drive.mcap"))) {
      Queue<Exception> failures = new ArrayDeque<>(List.of(wrong, new IOException("refused")));
      assertThatThrownBy(() -> LONG.with(() -> fail(failures))).isSameAs(wrong);
      assertThat(failures).hasSize(1);
    }
  }

  @Test
  void withoutAnyTellsOfTheFirstFailure() {
    Queue<Exception> failures = new ArrayDeque<>(List.of(new IOException("refused")));
    assertThatThrownBy(() -> Patience.NONE.with(() -> fail(failures))).hasMessage("refused");
  }

  private static String fail(Queue<Exception> failures) throws IOException {
    Exception failure = failures.poll();
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure != null) {
      throw (RuntimeException) failure;
    }
    return "done";
  }
}
