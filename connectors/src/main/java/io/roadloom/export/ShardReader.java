package io.roadloom.export;

import io.roadloom.export.rows.SampleRows;
import io.roadloom.export.rows.SampleScan;
import io.roadloom.lake.DatasetTables;
import io.roadloom.lineage.PayloadReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads shards: rows from the tables, payloads by reference. Each chunk is read once a shard. A
 * shard's payloads lie on the local disk meanwhile; in memory is one sample at a time. Not
 * thread-safe.
 */
public final class ShardReader implements Closeable {
  private final SampleScan scan;
  private final ExportFormat format;
  private final SeededOrder order;
  private final Path folder;
  private final PayloadReader payloads = new PayloadReader();
  private byte[] buffer = new byte[0];

  /**
   * @param seed of the order of samples in a shard
   * @param folder of the local disk, with room for a shard
   */
  public ShardReader(
      DatasetTables tables, ExportContext context, ExportFormat format, long seed, Path folder) {
    this.scan = new SampleScan(tables, context, format.sweeps());
    this.format = format;
    this.order = new SeededOrder(seed);
    this.folder = folder;
  }

  /**
   * Hands a shard's samples to its writer, and has it finished.
   *
   * @return bytes of payload that were read
   * @throws MissingPayloadsException where payloads are not to be had; nothing has been written
   *     then
   */
  public long read(ShardPlan shard, ShardWriter writer)
      throws IOException, MissingPayloadsException {
    List<SampleRows> samples = new ArrayList<>(scan.read(shard.runs()));
    if (format.layout() == ShardLayout.SHUFFLED) {
      samples.sort(order.by(SampleRows::token));
    }
    long bytes = 0;
    try (SpooledPayloads spooled = SpooledPayloads.of(samples, payloads, folder)) {
      for (SampleRows sample : samples) {
        int size = reserve(sample);
        writer.write(sample(shard, sample, spooled.load(sample, buffer)));
        bytes += size;
      }
      writer.finish();
    }
    return bytes;
  }

  private int reserve(SampleRows sample) {
    int size = 0;
    for (var reading : sample.readings()) {
      size = Math.addExact(size, reading.data().payloadLength());
    }
    if (buffer.length < size) {
      buffer = new byte[size];
    }
    return size;
  }

  private static ExportSample sample(
      ShardPlan shard, SampleRows sample, List<ExportReading> readings) {
    return new ExportSample(
        sample.token(),
        sample.timestampNs(),
        sample.drive(),
        sample.sceneToken(),
        sample.scene(),
        shard.split(),
        readings,
        sample.signals(),
        sample.signalResidualsNs(),
        sample.completeness(),
        sample.pose());
  }

  @Override
  public void close() throws IOException {
    payloads.close();
  }
}
