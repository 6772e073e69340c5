package io.roadloom.bench;

import io.roadloom.bench.dataset.DatasetBuildBench;
import io.roadloom.bench.dataset.ExportBench;
import io.roadloom.bench.dataset.SimilarityBench;
import io.roadloom.bench.live.LiveBench;
import io.roadloom.rig.Rig;
import io.roadloom.rig.read.RigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** All figures, by name. */
public final class BenchSuite {
  private static final int DRIVES = 24;
  private static final String AGAINST_DUCKDB = "align_vs_duckdb";

  public static final List<String> NAMES =
      List.of(
          "mcap_read_decode",
          "backfill_sha",
          "backfill_hash",
          "jpeg_dc",
          AGAINST_DUCKDB,
          "two_cores",
          "heap_10_to_1",
          "live_small_rate",
          "live_small",
          "live_payload",
          "live_payload_kept",
          "live_state",
          "live_drives",
          "live_drives_rows",
          "live_restart",
          "similarity_join",
          "similarity_join_growth",
          "dataset_build",
          "export_webdataset",
          "sample_read");

  /** For the command line's completion. */
  public static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }

  private BenchSuite() {}

  /**
   * Measures.
   *
   * @param dir where input is kept
   * @param chosen which figures; empty for all
   * @param duckdb whether the figure against DuckDB is among «all»
   * @param liveSeconds of drives that a live figure reads
   */
  public static List<Figure> run(
      Path dir, List<String> chosen, boolean duckdb, int liveSeconds, Consumer<String> progress)
      throws Exception {
    try (LiveBench live = new LiveBench(dir, liveSeconds, progress)) {
      return run(all(new BenchInput(dir, progress), live), chosen, duckdb, progress);
    }
  }

  private static Map<String, Callable<Figure>> all(BenchInput input, LiveBench live) {
    BackfillBench backfills = new BackfillBench(input);
    ScalingBench scaling = new ScalingBench(input);
    SimilarityBench similarity = new SimilarityBench();
    Map<String, Callable<Figure>> all = new LinkedHashMap<>();
    all.put(
        "mcap_read_decode",
        () -> new ReadDecodeBench(input.drive("zstd"), rig(input.rig())).measure());
    all.put("backfill_sha", backfills::sha);
    all.put("backfill_hash", backfills::hash);
    all.put("jpeg_dc", JpegFigure::measure);
    all.put(AGAINST_DUCKDB, AlignBench::measure);
    all.put("two_cores", () -> scaling.twoCores(DRIVES));
    all.put("heap_10_to_1", scaling::heap);
    all.put("live_small_rate", live::smallRate);
    all.put("live_small", live::small);
    all.put("live_payload", live::payload);
    all.put("live_payload_kept", live::payloadKept);
    all.put("live_state", live::state);
    all.put("live_drives", live::drives);
    all.put("live_drives_rows", live::drivesOfEqualRows);
    all.put("live_restart", live::restart);
    all.put("similarity_join", similarity::join);
    all.put("similarity_join_growth", similarity::growth);
    all.put("dataset_build", () -> DatasetBuildBench.measure(input.folder()));
    all.put("export_webdataset", () -> ExportBench.webDataset(input.drive("zstd"), input.rig()));
    all.put("sample_read", () -> ExportBench.sampleRead(input.drive("zstd"), input.rig()));
    return all;
  }

  private static List<Figure> run(
      Map<String, Callable<Figure>> all,
      List<String> chosen,
      boolean duckdb,
      Consumer<String> progress)
      throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, Callable<Figure>> entry : all.entrySet()) {
      boolean wanted =
          chosen.isEmpty()
              ? duckdb || !entry.getKey().equals(AGAINST_DUCKDB)
              : chosen.contains(entry.getKey());
      if (wanted) {
        progress.accept("measuring " + entry.getKey());
        figures.add(entry.getValue().call());
      }
    }
    return figures;
  }

  private static Rig rig(Path file) throws IOException {
    return RigFile.read(
            file.getFileName().toString(),
            Files.readString(file),
            path -> Files.readString(file.resolveSibling(path)))
        .rig();
  }
}
