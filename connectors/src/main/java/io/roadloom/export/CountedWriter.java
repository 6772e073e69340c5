package io.roadloom.export;

import io.roadloom.export.card.ExportStatistics;
import java.io.IOException;

/** Counts samples on their way to the writer of a shard. */
final class CountedWriter implements ShardWriter {
  private final ShardWriter writer;
  private final ExportStatistics statistics;

  CountedWriter(ShardWriter writer, ExportStatistics statistics) {
    this.writer = writer;
    this.statistics = statistics;
  }

  @Override
  public void write(ExportSample sample) throws IOException {
    statistics.add(sample);
    writer.write(sample);
  }

  @Override
  public void finish() throws IOException {
    writer.finish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
