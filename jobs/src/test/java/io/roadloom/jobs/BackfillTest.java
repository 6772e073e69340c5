package io.roadloom.jobs;

import io.roadloom.lake.LakeConfig;
import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole job, embedded, on real drives. */
class BackfillTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void x(Execution execution) throws Exception {
    for (String drive : List.of("comma2k19-a", "kitti-0005-a")) {
      LakeConfig lake = lake(execution + drive);
      BackfillResult result =
          run(request(lake, execution, null, SharedData.path("drives/" + drive + ".mcap")), 2);
      System.out.println(drive + " " + result);
    }
  }

  private static BackfillResult run(BackfillRequest request, int parallelism) throws Exception {
    return new Backfill(FlinkTarget.embedded(parallelism), "test", BackfillProgress.NONE)
        .run(request);
  }

  private static BackfillRequest request(
      LakeConfig lake, Execution execution, @Nullable Path rig, Path... paths) {
    return new BackfillRequest(
        java.util.Arrays.stream(paths).map(Path::toString).toList(),
        lake,
        rig == null ? null : rig.toString(),
        null,
        execution,
        true,
        false,
        1L << 30);
  }

  private LakeConfig lake(String name) {
    return new LakeConfig(folder.resolve(name).toUri().toString(), "auto", Map.of(), "here");
  }
}
