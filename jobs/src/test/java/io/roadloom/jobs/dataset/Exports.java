package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportFormat;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.util.Preconditions;

/** Runs exports, and looks at what they came to. */
final class Exports {
  private Exports() {}

  static ExportResult run(
      LakeConfig lake, String dataset, String format, Path folder, int parallelism)
      throws Exception {
    return run(lake, dataset, ExportFormats.named(format).orElseThrow(), folder, parallelism);
  }

  private static ExportResult run(
      LakeConfig lake, String dataset, ExportFormat format, Path folder, int parallelism)
      throws Exception {
    return new DatasetExport(SharedFlink.embedded(parallelism), BackfillProgress.NONE)
        .run(new ExportRequest(lake, dataset, 1, format, folder.toUri().toString()));
  }

  /** In a process of its own, which is killed: warehouse, dataset, format, folder, whole shards. */
  public static void main(String[] args) throws Exception {
    Preconditions.checkArgument(args.length == 5);
    ExportFormat format =
        new HaltingFormat(ExportFormats.named(args[2]).orElseThrow(), Integer.parseInt(args[4]));
    run(TestDataset.lake(Path.of(args[0])), args[1], format, Path.of(args[3]), 1);
  }

  /** All files below a folder, by their path in it. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
