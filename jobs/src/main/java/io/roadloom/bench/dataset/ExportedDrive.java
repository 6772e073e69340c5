package io.roadloom.bench.dataset;

import io.roadloom.dataset.spec.SpecFile;
import io.roadloom.export.ChannelSlugs;
import io.roadloom.export.ExportChannel;
import io.roadloom.export.webdataset.WebDataset;
import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.dataset.DatasetBuild;
import io.roadloom.jobs.dataset.DatasetExport;
import io.roadloom.jobs.dataset.ExportRequest;
import io.roadloom.jobs.dataset.ExportResult;
import io.roadloom.lake.LakeConfig;
import io.roadloom.model.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.util.FileUtils;

/** A drive's tables, and a dataset of all its samples: two cameras and a lidar each. */
final class ExportedDrive implements AutoCloseable {
  static final String DATASET = "bench";
  private static final Map<String, Modality> CHANNELS =
      Map.of(
          "/camera/front/compressed", Modality.CAMERA,
          "/camera/rear/compressed", Modality.CAMERA,
          "/lidar/points", Modality.LIDAR);
  private static final String SPEC =
      """
      dataset: %s
      version: 1
      require: [%s]
      export: {seed: 7}
      """
          .formatted(DATASET, String.join(", ", new TreeMap<>(CHANNELS).keySet()));

  private final FlinkTarget flink;
  private final Path folder;
  private final LakeConfig lake;
  private int exports;

  private ExportedDrive(FlinkTarget flink, Path folder) {
    this.flink = flink;
    this.folder = folder;
    this.lake = new LakeConfig(folder.resolve("lake").toString(), "auto", Map.of(), "bench");
  }

  /** Fills tables in {@code folder}, which is removed at the end. */
  static ExportedDrive of(Path drive, Path rig, Path folder) throws Exception {
    ExportedDrive made = new ExportedDrive(FlinkTarget.embedded(2), folder);
    BackfillRequest request =
        new BackfillRequest(
            List.of(drive.toString()),
            made.lake,
            rig.toString(),
            null,
            Execution.BATCH,
            false,
            false,
            BackfillRequest.DEFAULT_UNIT_BYTES);
    new Backfill(made.flink, "bench", BackfillProgress.NONE).run(request);
    new DatasetBuild(made.flink, "bench", step -> {}).run(made.lake, SpecFile.read("bench", SPEC));
    return made;
  }

  LakeConfig lake() {
    return lake;
  }

  static List<ExportChannel> channels() {
    return ChannelSlugs.of(new TreeMap<>(CHANNELS));
  }

  /** Exports it into a folder that is not there yet. */
  ExportResult webDataset() throws Exception {
    Path out = folder.resolve("out-" + ++exports);
    return new DatasetExport(flink, BackfillProgress.NONE)
        .run(new ExportRequest(lake, DATASET, 1, new WebDataset(), out.toUri().toString()));
  }

  /** Removes what was exported last. */
  void clear() throws IOException {
    FileUtils.deleteDirectory(folder.resolve("out-" + exports).toFile());
  }

  @Override
  public void close() throws Exception {
    try (FlinkTarget closed = flink) {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }
}
