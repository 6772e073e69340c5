package io.roadloom.jobs.dataset;

import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportFormat;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ShardLayout;
import io.roadloom.export.ShardOutput;
import io.roadloom.export.ShardWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A format whose process is gone, as by {@code kill -9}, in the midst of a shard. */
record HaltingFormat(ExportFormat real, int wholeShards) implements ExportFormat {
  static final int KILLED = 137;
  private static final AtomicInteger OPENED = new AtomicInteger();

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public ShardLayout layout() {
    return real.layout();
  }

  @Override
  public boolean sweeps() {
    return real.sweeps();
  }

  @Override
  public String shardName(String split, int index, int count) {
    return real.shardName(split, index, count);
  }

  @Override
  public ShardWriter open(ExportContext context, String name, ShardOutput out) throws IOException {
    ShardWriter writer = real.open(context, name, out);
    return OPENED.incrementAndGet() <= wholeShards ? writer : new Halting(writer);
  }

  /** Writes one sample, and no second. */
  private static final class Halting implements ShardWriter {
    private final ShardWriter real;
    private boolean written;

    Halting(ShardWriter real) {
      this.real = real;
    }

    @Override
    public void write(ExportSample sample) throws IOException {
      if (written) {
        Runtime.getRuntime().halt(KILLED);
      }
      real.write(sample);
      written = true;
    }

    @Override
    public void finish() throws IOException {
      real.finish();
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
