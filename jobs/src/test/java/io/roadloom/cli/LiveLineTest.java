package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.live.LiveProgress.Standing;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveLineTest {
  @Test
  void saysWhatIsKnown() {
    assertThat(
            LiveLine.text(new Standing(12, 1_204_331, 9, 0, 4_000, 2, 14_249, OptionalLong.of(7))))
        .isEqualTo(
            "checkpoint 12: 1,204,331 messages; 9 samples, 0 sample_data, 4,000 signals;"
                + " 2 drives open; newest row 14.2 s after its stamp; 7 behind");
    assertThat(LiveLine.text(new Standing(1, 5, 0, 0, 0, 1, 0, OptionalLong.empty())))
        .isEqualTo("checkpoint 1: 5 messages; 0 samples, 0 sample_data, 0 signals; 1 drives open");
  }
}
