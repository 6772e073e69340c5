package io.roadloom.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Wgs84Test {
  private static final double A = 6378137.0;
  private static final double B = 6356752.314245179;

  @Test
  void originIsZero() {
    assertThat(Wgs84.enu(48.1, 11.5, 500, new double[] {48.1, 11.5, 500}))
        .containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void eastOnTheEquatorIsAnArcOfTheMajorAxis() {
    double[] enu = Wgs84.enu(0, 1, 0, new double[] {0, 0, 0});
    double angle = Math.toRadians(1);
    assertThat(enu[0]).isCloseTo(A * Math.sin(angle), within(1e-6));
    assertThat(enu[1]).isCloseTo(0, within(1e-6));
    assertThat(enu[2]).isCloseTo(A * (Math.cos(angle) - 1), within(1e-6));
  }

  @Test
  void thePoleLiesTheMinorAxisNorthOfTheEquator() {
    double[] enu = Wgs84.enu(90, 0, 0, new double[] {0, 0, 0});
    assertThat(enu[0]).isCloseTo(0, within(1e-6));
    assertThat(enu[1]).isCloseTo(B, within(1e-6));
    assertThat(enu[2]).isCloseTo(-A, within(1e-6));
  }

  @Test
  void upIsAltitude() {
    double[] enu = Wgs84.enu(48, 11, 650, new double[] {48, 11, 500});
    assertThat(enu[0]).isCloseTo(0, within(1e-6));
    assertThat(enu[1]).isCloseTo(0, within(1e-6));
    assertThat(enu[2]).isCloseTo(150, within(1e-6));
  }
}
