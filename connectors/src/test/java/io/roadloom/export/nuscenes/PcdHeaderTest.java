package io.roadloom.export.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.export.media.PointCloud;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcdHeaderTest {
  @Test
  void linesStandWhereReadersLookForThem() {
    PointCloud cloud = new PointCloud(List.of("x", "radial speed"), 2, new byte[16], 0);

    assertThat(PcdHeader.of(cloud).split("\n"))
        .containsExactly(
            "# .PCD v0.7 - Point Cloud Data file format",
            "VERSION 0.7",
            "FIELDS x radial_speed",
            "SIZE 4 4",
            "TYPE F F",
            "COUNT 1 1",
            "WIDTH 2",
            "HEIGHT 1",
            "VIEWPOINT 0 0 0 1 0 0 0",
            "POINTS 2",
            "DATA binary");
    assertThat(PcdHeader.of(cloud)).endsWith("binary\n");
  }
}
