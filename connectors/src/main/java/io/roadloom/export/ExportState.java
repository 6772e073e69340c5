package io.roadloom.export;

import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Lake;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.iceberg.io.CloseableIterable;

/** How far an export has come, by what lies in its folder. */
public final class ExportState {
  private final ExportPlan plan;
  private final ExportFolder folder;
  private final ShardRecords records;

  public ExportState(ExportPlan plan) throws IOException {
    this.plan = plan;
    this.folder = new ExportFolder(plan.folder());
    this.records = new ShardRecords(folder, plan.key());
  }

  /**
   * Makes the folder this export's, and clears what killed runs have left in it.
   *
   * @throws OtherExportException where it is another's
   */
  public void begin() throws IOException {
    records.claim(
        "%s@%d as %s"
            .formatted(plan.context().dataset(), plan.context().version(), plan.format().name()));
    folder.removeLeftovers();
  }

  /** Those of the shards that are finished, in their order; of several files without these. */
  public List<ShardRecord> finished(List<ShardPlan> shards) throws IOException {
    List<ShardRecord> finished = new ArrayList<>();
    for (ShardPlan shard : shards) {
      ShardRecord record = records.find(shard.name());
      if (record != null) {
        finished.add(record.summary());
      }
    }
    return finished;
  }

  /** Why shards are not: recordings with the samples that need them, a line a recording. */
  public List<FailedRecording> failures(List<ShardPlan> shards) throws IOException {
    FailedRecordings all = new FailedRecordings();
    for (ShardPlan shard : shards) {
      records.failures(shard.name()).forEach(all::add);
    }
    return all.list();
  }

  /** Writes what needs the whole dataset, and the documents; all shards are finished. */
  public void finish(Lake lake, DatasetVersion version, List<ShardRecord> shards)
      throws IOException {
    List<WrittenFile> made = new ArrayList<>();
    plan.format().finish(new Finished(lake, shards, made));
    CardWriter.write(plan, version, shards, made, this::create);
    ShardList.write(plan, shards, create(ShardList.NAME));
    folder.removeLeftovers();
  }

  /** Makes a file of the export's folder, which is seen under its name once it is closed. */
  public OutputStream create(String path) throws IOException {
    return create(path, file -> {});
  }

  /**
   * @param made told of the file once it is closed
   */
  private OutputStream create(String path, Consumer<WrittenFile> made) throws IOException {
    ExportFolder.Draft draft = folder.draft(path);
    return new FilterOutputStream(ExportFolder.buffered(draft)) {
      private boolean closed;

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        if (!closed) {
          closed = true;
          folder.publish(draft);
          made.accept(new WrittenFile(path, draft.out().size(), draft.out().sha256(), null));
        }
      }
    };
  }

  /** Read when they are asked for: not those of all shards are to be held at once. */
  private <T> List<T> of(String shard, Function<ShardRecord, List<T>> part) {
    try {
      ShardRecord record = records.find(shard);
      return record == null ? List.of() : part.apply(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Finished implements FinishedShards {
    private final Lake lake;
    private final List<ShardRecord> shards;
    private final List<WrittenFile> made;

    private Finished(Lake lake, List<ShardRecord> shards, List<WrittenFile> made) {
      this.lake = lake;
      this.shards = shards;
      this.made = made;
    }

    @Override
    public ExportContext context() {
      return plan.context();
    }

    @Override
    public Lake lake() {
      return lake;
    }

    @Override
    public CloseableIterable<WrittenFile> files() {
      return all(ShardRecord::files);
    }

    @Override
    public CloseableIterable<String> notes() {
      return all(ShardRecord::notes);
    }

    private <T> CloseableIterable<T> all(Function<ShardRecord, List<T>> part) {
      return CloseableIterable.concat(
          () ->
              shards.stream()
                  .map(shard -> CloseableIterable.withNoopClose(of(shard.name(), part)))
                  .iterator());
    }

    @Override
    public OutputStream create(String path) throws IOException {
      return ExportState.this.create(path, made::add);
    }
  }
}
