package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} at any moment, run again: the rows of an undisturbed run. */
class KillIT {
  private static final long SEED = 20261124;
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"batch", "streaming"})
  void survivesKilling(String execution) throws Exception {
    killRepeatedly(execution, 3);
  }

  @Test
  @Tag("long")
  void survivesKillingManyTimes() throws Exception {
    killRepeatedly("batch", 50);
    killRepeatedly("streaming", 50);
  }

  private void killRepeatedly(String execution, int rounds) throws Exception {
    Random random = new Random(SEED);
    List<Object> args =
        List.of(
            "backfill",
            SharedData.path("drives/comma2k19-a.mcap"),
            "--rig",
            SharedData.path("expected/comma2k19-a.rig.yaml"),
            "--execution",
            execution,
            "--warehouse");
    Path undisturbed = dir.resolve("undisturbed-" + execution);
    long started = System.nanoTime();
    Roadloom.run(with(args, undisturbed)).exits(0);
    long span = System.nanoTime() - started;
    List<String> expected = Rows.of(undisturbed);

    for (int round = 0; round < rounds; round++) {
      Path warehouse = dir.resolve(execution + "-" + round);
      long delay = (long) (span * (0.3 + 0.7 * random.nextDouble()));
      kill(delay, with(args, warehouse));
      Roadloom.here(with(args, warehouse)).exits(0);

      assertThat(Rows.of(warehouse))
          .as("seed %s, round %s, killed after %s ns", SEED, round, delay)
          .isEqualTo(expected);
    }
  }

  private void kill(long delayNs, Object... args) throws IOException, InterruptedException {
    Process process = Roadloom.start(dir.resolve("out"), dir.resolve("err"), args);
    process.waitFor(delayNs, TimeUnit.NANOSECONDS);
    process.destroyForcibly().waitFor();
  }

  private static Object[] with(List<Object> args, Object last) {
    Object[] all = args.toArray(new Object[args.size() + 1]);
    all[args.size()] = last;
    return all;
  }
}
