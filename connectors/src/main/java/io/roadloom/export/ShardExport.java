package io.roadloom.export;

import io.roadloom.export.card.ExportStatistics;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.IOUtils;

/** Writes shards of an export, one after the other. Not thread-safe. */
public final class ShardExport implements Closeable {
  private final ExportPlan plan;
  private final Lake lake;
  private final ExportFolder folder;
  private final ShardRecords records;
  private final ShardReader reader;

  /** What has become of a shard. */
  public enum Outcome {
    WRITTEN,
    /** It was there already, size and hash as they should be. */
    KEPT,
    /** Payloads of it are not to be had: no file of it is there. */
    FAILED
  }

  /**
   * Opens the tables.
   *
   * @param spool a folder of the local disk, with room for a shard
   */
  public ShardExport(ExportPlan plan, Path spool) throws IOException {
    this.plan = plan;
    this.lake = Lake.open(plan.lake());
    try {
      this.folder = new ExportFolder(plan.folder());
      this.records = new ShardRecords(folder, plan.key());
      ExportContext context = plan.context();
      Datasets datasets = new Datasets(lake);
      DatasetVersion version =
          datasets
              .find(context.dataset(), context.version())
              .orElseThrow(
                  () ->
                      new LakeException(
                          "dataset %s@%d has gone"
                              .formatted(context.dataset(), context.version())));
      this.reader =
          new ShardReader(datasets.read(version), context, plan.format(), plan.seed(), spool);
    } catch (IOException | RuntimeException e) {
      lake.close();
      throw e;
    }
  }

  /** Writes a shard, unless it is there. Of one that fails it is kept why. */
  public Outcome write(ShardPlan shard) throws IOException {
    if (records.finished(shard.name()) != null) {
      return Outcome.KEPT;
    }
    ShardFiles files = new ShardFiles(folder);
    ExportStatistics statistics = new ExportStatistics();
    try (ShardWriter writer =
        new CountedWriter(plan.format().open(plan.context(), shard.name(), files), statistics)) {
      long bytes = reader.read(shard, writer);
      List<WrittenFile> written = files.publish();
      records.finish(
          new ShardRecord(
              shard.split(),
              shard.index(),
              shard.name(),
              shard.samples(),
              bytes,
              written.stream().mapToLong(WrittenFile::size).sum(),
              written,
              files.notes(),
              statistics.text()));
      return Outcome.WRITTEN;
    } catch (MissingPayloadsException e) {
      files.discard();
      records.fail(shard.name(), e.recordings());
      return Outcome.FAILED;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeQuietly(files::discard);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (Lake closed = lake) {
      reader.close();
    }
  }
}
