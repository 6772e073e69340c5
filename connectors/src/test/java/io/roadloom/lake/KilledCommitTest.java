package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed between two of a unit's commits. */
class KilledCommitTest {
  private static final int KILLED = 137;
  private static final List<RecordingRef> RECORDINGS =
      List.of(
          DriveRows.recording(DriveRows.drive(0), "0-a"),
          DriveRows.recording(DriveRows.drive(1), "1-a"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sample_data", "drive_revision"})
  void isFinishedByTheNextRun(String table) throws Exception {
    LakeConfig config = LakeFixture.config(folder.resolve("lake"));
    Unit planned = LakeFixture.unit(config, RECORDINGS);

    assertThat(process(config.warehouse(), table)).isEqualTo(KILLED);

    assertThat(LakeFixture.counts(config)).containsEntry("sample", 0);
    try (Lake lake = Lake.open(config)) {
      assertThat(lake.started(planned.id())).isTrue();
      commit(lake, LakeFixture.unit(config, RECORDINGS));
      assertThat(FileRevision.of(lake.table("sample"))).hasSize(2);
    }
    assertThat(LakeFixture.counts(config))
        .containsEntry("sample", 20)
        .containsEntry("signal", 20 * DriveRows.SIGNALS_PER_SAMPLE)
        .containsEntry("recording", 2)
        .containsEntry("drive_revision", 2);
  }

  private static int process(String warehouse, String table)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", classPath(), Victim.class.getName()));
    command.addAll(List.of(warehouse, table));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  static void commit(Lake lake, Unit unit) {
    commit(lake, unit, 10);
  }

  static void commit(Lake lake, Unit unit, int samples) {
    Map<String, DriveResult> results = new HashMap<>();
    for (DrivePlan plan : unit.drives()) {
      results.put(plan.drive().driveId(), SyntheticCommit.write(lake, plan, samples, false));
    }
    new UnitCommit(lake, unit, results).run();
  }

  /** Commits a unit, and kills itself when the table's turn comes. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      LakeConfig config = LakeFixture.config(Path.of(args[0]));
      Unit unit = LakeFixture.unit(config, RECORDINGS);
      FailingCatalog.before(args[1], KilledCommitTest::kill);
      try (Lake lake = FailingCatalog.open(config)) {
        commit(lake, unit);
      }
    }
  }

  /** As {@code kill -9} does: no shutdown hook, nothing flushed. */
  private static void kill() {
    Runtime.getRuntime().halt(KILLED);
  }
}
