package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.rig.RigException;
import java.io.IOException;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void usersMistakesAndStorageAreFoundThroughFlinksWrapping() {
    assertThat(Failures.cause(wrapped(new RigException("no such channel"))))
        .isInstanceOf(RigException.class)
        .hasMessage("no such channel");
    assertThat(Failures.cause(wrapped(new IOException("no route to the store"))))
        .isInstanceOf(IOException.class)
        .hasMessage("no route to the store");
  }

  @Test
  void aDefectIsNotTakenForStorageThoughFlinkWrapsItSo() {
    Exception failure = wrapped(new IOException("while sorting", new IllegalStateException("x")));
    assertThat(Failures.cause(failure)).isSameAs(failure);
  }

  private static Exception wrapped(Exception cause) {
    return new FlinkException("the job failed", new SerializedThrowable(cause));
  }
}
