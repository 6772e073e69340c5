package io.roadloom.export;

import io.roadloom.lake.Lake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.CloseableIterable;

/** Writes samples to a folder by a format, shard after shard. */
public final class TestExport implements ShardOutput, FinishedShards {
  private final Path folder;
  private final ExportContext context;
  private final List<WrittenFile> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private TestExport(Path folder, ExportContext context) {
    this.folder = folder;
    this.context = context;
  }

  /** Samples of one split a shard. */
  public static Path write(
      Path folder, ExportFormat format, ExportContext context, List<List<ExportSample>> shards)
      throws IOException {
    TestExport export = new TestExport(folder, context);
    for (int i = 0; i < shards.size(); i++) {
      String split = shards.get(i).get(0).split();
      String name = format.shardName(split, i, shards.size());
      try (ShardWriter writer = format.open(context, name, export)) {
        for (ExportSample sample : shards.get(i)) {
          writer.write(sample);
        }
        writer.finish();
      }
    }
    format.finish(export);
    return folder;
  }

  @Override
  public OutputStream create(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file);
  }

  @Override
  public OutputStream create(String path, String token) throws IOException {
    files.add(new WrittenFile(path, 0, "", token));
    return create(path);
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public ExportContext context() {
    return context;
  }

  /** No format that is tested here reads tables. */
  @Override
  public Lake lake() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CloseableIterable<WrittenFile> files() {
    return CloseableIterable.withNoopClose(files);
  }

  @Override
  public CloseableIterable<String> notes() {
    return CloseableIterable.withNoopClose(notes);
  }
}
