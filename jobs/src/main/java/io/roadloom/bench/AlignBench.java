package io.roadloom.bench;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.DriveState;
import io.roadloom.align.RowOutput;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code align_vs_duckdb}: six million readings to 10 Hz, memory to memory, beside DuckDB's ASOF
 * JOIN of the same readings with as many threads, in alternation.
 */
final class AlignBench {
  private static final int THREADS = 2;
  private static final int ROUNDS = 7;
  private static final double MILLION = 1e6;

  private AlignBench() {}

  static Figure measure() throws Exception {
    List<List<ReadingBatch>> drives = AlignData.drives(1);
    long readings = drives.stream().flatMap(List::stream).mapToLong(ReadingBatch::size).sum();
    long[] values = {0};
    try (DuckAsof duck = new DuckAsof(THREADS, drives)) {
      Paired seconds =
          Paired.measure(
              ROUNDS,
              () -> values[0] = align(drives),
              () -> {
                duck.align();
                return duck;
              });
      if (duck.values() != values[0]) {
        throw new IllegalStateException(
            "DuckDB aligned " + duck.values() + " values, Roadloom " + values[0]);
      }
      return Figure.of(
          "align_vs_duckdb",
          readings / seconds.value() / MILLION,
          "M readings/s",
          readings / seconds.limit() / MILLION,
          "%,d readings, memory to memory, two threads each, against ASOF JOIN"
              .formatted(readings));
    }
  }

  private static long align(List<List<ReadingBatch>> drives)
      throws InterruptedException, ExecutionException {
    Rig rig = AlignData.rig();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> results = new ArrayList<>();
      for (List<ReadingBatch> batches : drives) {
        results.add(threads.submit(() -> align(rig, batches)));
      }
      long values = 0;
      for (Future<Long> result : results) {
        values += result.get();
      }
      return values;
    } finally {
      threads.shutdown();
    }
  }

  /** Keeps the samples, as the peer does; signal rows go by. */
  private static long align(Rig rig, List<ReadingBatch> batches) {
    List<Sample> samples = new ArrayList<>();
    RowOutput out =
        row -> {
          if (row instanceof Sample sample) {
            samples.add(sample);
          }
        };
    DriveAligner aligner = new DriveAligner(batches.get(0).drive(), rig, new DriveState());
    long id = 0;
    for (ReadingBatch batch : batches) {
      aligner.advance(batch.logNs()[0], out);
      aligner.add(id++, batch, out);
    }
    aligner.finish(out);
    return samples.stream().mapToLong(sample -> sample.signals().size()).sum();
  }
}
