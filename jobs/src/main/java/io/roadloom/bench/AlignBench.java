package io.roadloom.bench;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.DriveState;
import io.roadloom.align.RowOutput;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.Rig;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code align_vs_duckdb}: six million readings to 10 Hz, memory to memory, beside DuckDB's ASOF
 * JOIN of the same readings with as many threads. Each side's best of several rounds.
 */
public final class AlignBench {
  private static final int THREADS = 2;
  private static final int ROUNDS = 20;

  private AlignBench() {}

  /** Prints both times and their ratio. */
  public static void main(String[] args) throws Exception {
    List<List<ReadingBatch>> drives = AlignData.drives(1);
    long values = 0;
    double ours = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      values = align(drives);
      ours = Math.min(ours, (System.nanoTime() - start) * 1e-9);
    }
    double theirs = duckdb(drives, values);
    long readings = drives.stream().flatMap(List::stream).mapToLong(ReadingBatch::size).sum();
    System.out.printf(
        "align_vs_duckdb: %,d readings, %,d values: %.3f s, DuckDB %.3f s, ratio %.2f%n",
        readings, values, ours, theirs, theirs / ours);
  }

  private static double duckdb(List<List<ReadingBatch>> drives, long values) throws SQLException {
    double best = Double.MAX_VALUE;
    try (DuckAsof duck = new DuckAsof(THREADS, drives)) {
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        duck.align();
        best = Math.min(best, (System.nanoTime() - start) * 1e-9);
      }
      if (duck.values() != values) {
        throw new IllegalStateException(
            "DuckDB aligned " + duck.values() + " values, Roadloom " + values);
      }
    }
    return best;
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
