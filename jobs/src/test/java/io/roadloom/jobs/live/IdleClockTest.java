package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.live.Activity.Look;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IdleClockTest {
  private static final Look READ = new Look("read", OptionalLong.of(0));
  private static final Look UNREAD = new Look("unread", OptionalLong.of(3));
  private static final Look UNKNOWN = new Look("unknown", OptionalLong.empty());

  @Test
  void runsOutWhenNothingHasArrivedForTheLimit() {
    IdleClock clock = new IdleClock(Duration.ofSeconds(2));
    assertThat(clock.idle(READ, at(10))).isFalse();
    assertThat(clock.idle(READ, at(12) - 1)).isFalse();
    assertThat(clock.idle(READ, at(12))).isTrue();
    assertThat(clock.idle(UNKNOWN, at(13))).isFalse();
    assertThat(clock.idle(UNKNOWN, at(15))).isTrue();
  }

  @Test
  void waitsAMinuteForWhatAStartingPipelineHasNotRead() {
    IdleClock clock = new IdleClock(Duration.ofSeconds(2));
    assertThat(clock.idle(UNREAD, at(0))).isFalse();
    assertThat(clock.idle(UNREAD, at(60) - 1)).isFalse();
    assertThat(clock.idle(UNREAD, at(60))).as("some of it is never read").isTrue();
  }

  @Test
  void waitsFiveTimesALongLimitForWhatIsNotRead() {
    IdleClock clock = new IdleClock(Duration.ofSeconds(20));
    assertThat(clock.idle(UNREAD, at(0))).isFalse();
    assertThat(clock.idle(UNREAD, at(100) - 1)).isFalse();
    assertThat(clock.idle(UNREAD, at(100))).isTrue();
  }

  @Test
  void beginsAnewWhereNothingCouldBeTold() {
    IdleClock clock = new IdleClock(Duration.ofSeconds(2));
    assertThat(clock.idle(READ, at(0))).isFalse();
    clock.reset();
    assertThat(clock.idle(READ, at(5))).isFalse();
    assertThat(clock.idle(READ, at(7))).isTrue();
  }

  private static long at(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
