package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a running cluster, from the one jar that is submitted. */
class ClusterIT {
  @TempDir Path dir;

  @Test
  void givesTheRowsOfTheEmbeddedRun() throws Exception {
    Path recording = SharedData.path("drives/comma2k19-a.mcap");
    Path rig = SharedData.path("expected/comma2k19-a.rig.yaml");
    Path embedded = dir.resolve("embedded");
    Path remote = dir.resolve("remote");
    Roadloom.backfillHere(0, embedded, recording, "--rig", rig);

    try (FlinkProcesses cluster = new FlinkProcesses(dir.resolve("flink"), 1)) {
      Roadloom.backfill(
          0, remote, recording, "--rig", rig, "--flink", cluster.address(), "--parallelism", "2");
    }

    assertThat(Rows.of(remote)).isEqualTo(Rows.of(embedded));
  }
}
