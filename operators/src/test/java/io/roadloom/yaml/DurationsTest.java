package io.roadloom.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "50ms, 50000000",
    "2s, 2000000000",
    "1.5s, 1500000000",
    "250us, 250000",
    "250µs, 250000",
    "10ns, 10",
    "1m, 60000000000",
    "0.001us, 1",
    "0s, 0",
    "2 s, 2000000000",
    "1440m, 86400000000000",
    "86400000000000ns, 86400000000000",
  })
  void areExact(String text, long ns) {
    assertThat(Durations.parse(text)).isEqualTo(ns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "1",
        "-1s",
        "1e3s",
        "1h",
        "1 000ms",
        "0.1ns",
        ".5s",
        "1.s",
        "1441m",
        "NaNs",
        "99999999999999m"
      })
  void areNoneOtherwise(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
