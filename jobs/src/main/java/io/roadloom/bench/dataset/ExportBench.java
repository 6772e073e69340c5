package io.roadloom.bench.dataset;

import io.roadloom.bench.ChunkFloor;
import io.roadloom.bench.Figure;
import io.roadloom.bench.Paired;
import io.roadloom.bench.Spent;
import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.SampleReader;
import io.roadloom.jobs.dataset.ExportResult;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.iceberg.io.CloseableIterable;

/**
 * {@code export_webdataset} and {@code sample_read}: payloads of a drive, in bulk and one by one.
 */
public final class ExportBench {
  private static final double MB = 1e6;
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 5;
  private static final double LIMIT_MS = 50;
  private static final long SEED = 11;

  private ExportBench() {}

  /** Exports in alternation with decompressing the same chunks into one file. */
  public static Figure webDataset(Path drive, Path rig) throws Exception {
    Path folder = Files.createTempDirectory("roadloom-bench");
    Spent[] exports = new Spent[ROUNDS];
    Spent[] floors = new Spent[ROUNDS];
    ExportResult result = null;
    try (ExportedDrive exported = ExportedDrive.of(drive, rig, folder)) {
      ChunkFloor floor = new ChunkFloor(drive);
      Path target = folder.resolve("floor");
      for (int i = 0; i < WARM_UPS; i++) {
        exported.webDataset();
        exported.clear();
        floor.decompressInto(target);
      }
      for (int i = 0; i < ROUNDS; i++) {
        Spent.Mark start = Spent.Mark.now();
        result = exported.webDataset();
        exports[i] = start.until(Spent.Mark.now());
        exported.clear();
        Spent.Mark again = Spent.Mark.now();
        floor.decompressInto(target);
        floors[i] = again.until(Spent.Mark.now());
      }
    }
    double bytes = result.payloadBytes() / MB;
    return Figure.of(
        "export_webdataset",
        bytes / median(exports, Spent::seconds),
        "MB/s",
        bytes / median(floors, Spent::seconds),
        "%.0f MB of payload in %d shards, two subtasks, by the clock, the job's start with it, against one thread that decompresses the same chunks and writes them to one file; median of %d; CPU seconds %.2f against %.2f"
            .formatted(
                bytes,
                result.shards(),
                ROUNDS,
                median(exports, Spent::cpuSeconds),
                median(floors, Spent::cpuSeconds)));
  }

  private static double median(Spent[] spent, ToDoubleFunction<Spent> value) {
    return Paired.median(Arrays.stream(spent).mapToDouble(value).toArray());
  }

  /** Reads samples by token, in seeded order, all of them once before. */
  public static Figure sampleRead(Path drive, Path rig) throws Exception {
    Path folder = Files.createTempDirectory("roadloom-bench");
    try (ExportedDrive exported = ExportedDrive.of(drive, rig, folder);
        Lake lake = Lake.open(exported.lake())) {
      DatasetVersion version = new Datasets(lake).find(ExportedDrive.DATASET, 1).orElseThrow();
      List<String> tokens = new ArrayList<>();
      try (CloseableIterable<DatasetMember> members = new Datasets(lake).members(version)) {
        members.forEach(member -> tokens.add(member.sampleToken()));
      }
      Collections.shuffle(tokens, new Random(SEED));
      try (SampleReader reader = new SampleReader(lake, version, ExportedDrive.channels())) {
        read(reader, tokens);
        double[] ms = read(reader, tokens);
        double median = Paired.median(ms);
        return new Figure(
            "sample_read",
            median,
            "ms",
            LIMIT_MS,
            LIMIT_MS / median,
            "%d samples of two images and a cloud by token, in seeded order, after each was read once; median; slowest %.0f ms"
                .formatted(ms.length, Arrays.stream(ms).max().orElse(0)));
      }
    }
  }

  private static double[] read(SampleReader reader, List<String> tokens) throws Exception {
    double[] ms = new double[tokens.size()];
    for (int i = 0; i < ms.length; i++) {
      long start = System.nanoTime();
      ExportSample sample = reader.read(tokens.get(i)).orElseThrow();
      ms[i] = (System.nanoTime() - start) / 1e6;
      if (sample.readings().stream().mapToInt(ExportReading::length).sum() == 0) {
        throw new IllegalStateException("sample " + sample.token() + " has no payload");
      }
    }
    return ms;
  }
}
