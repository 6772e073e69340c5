package io.roadloom.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrajectoryTest {
  @Test
  void positionsAreTheIntegralOfSpeedAndHeading() {
    Trajectory trajectory = new Trajectory(3);
    Trajectory.State before = trajectory.at(0);
    for (int i = 1; i < 20_000; i++) {
      Trajectory.State now = trajectory.at(i * 0.0017);
      double way = StrictMath.hypot(now.x() - before.x(), now.y() - before.y());
      assertThat(way).isCloseTo(now.speed() * 0.0017, within(1e-3));
      assertThat(now.distance() - before.distance()).isCloseTo(way, within(1e-3));
      assertThat((now.speed() - before.speed()) / 0.0017)
          .isCloseTo(now.acceleration(), within(0.01));
      assertThat((now.heading() - before.heading()) / 0.0017)
          .isCloseTo(now.yawRate(), within(0.05));
      before = now;
    }
  }

  @Test
  void theOrderOfCallsHasNoSay() {
    Trajectory ahead = new Trajectory(4);
    ahead.at(10.8);
    assertThat(ahead.at(10.1)).isEqualTo(new Trajectory(4).at(10.1));
  }
}
