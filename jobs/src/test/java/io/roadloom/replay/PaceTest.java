package io.roadloom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When messages are due by the wall clock. */
class PaceTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 77;

  @Test
  void theFirstIsDueAtOnce() {
    assertThat(new Pace(1, START).waitNs(1_456_000_000 * SECOND, START)).isZero();
  }

  @Test
  void theOthersByTheirDistance() {
    Pace pace = new Pace(2, START);
    pace.waitNs(10 * SECOND, START);

    assertThat(pace.waitNs(14 * SECOND, START)).isEqualTo(2 * SECOND);
    assertThat(pace.waitNs(15 * SECOND, START + 2 * SECOND)).isEqualTo(SECOND / 2);
    assertThat(pace.waitNs(15 * SECOND, START + 3 * SECOND)).isEqualTo(-SECOND / 2);
  }

  @Test
  void nobodyWaitsForYears() {
    Pace pace = new Pace(1, START);
    pace.waitNs(0, START);

    assertThat(pace.waitNs(1_456_000_000 * SECOND, START)).isEqualTo(Pace.MAX_PAUSE_NS);
    assertThat(pace.waitNs(1_456_000_001 * SECOND, START)).isEqualTo(Pace.MAX_PAUSE_NS + SECOND);
  }

  @Test
  void timesThatAreFarthestApartAreOnePause() {
    Pace pace = new Pace(1, START);
    pace.waitNs(Long.MIN_VALUE, START);

    assertThat(pace.waitNs(Long.MAX_VALUE, START)).isEqualTo(Pace.MAX_PAUSE_NS);
  }

  @Test
  void asFastAsItGoesWaitsForNothing() {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, START);
    pace.waitNs(0, START);

    assertThat(pace.waitNs(60 * SECOND, START + 1)).isNegative();
  }
}
