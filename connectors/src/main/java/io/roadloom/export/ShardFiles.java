package io.roadloom.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.util.IOUtils;

/** Files of a shard, none of which is seen before {@link #publish}. */
final class ShardFiles implements ShardOutput {
  private final ExportFolder folder;
  private final List<OpenFile> open = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private static final class OpenFile extends FilterOutputStream {
    private final ExportFolder.Draft draft;
    private final @Nullable String token;

    private OpenFile(ExportFolder.Draft draft, @Nullable String token) {
      super(ExportFolder.buffered(draft));
      this.draft = draft;
      this.token = token;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }

  ShardFiles(ExportFolder folder) {
    this.folder = folder;
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return open(path, null);
  }

  @Override
  public OutputStream create(String path, String token) throws IOException {
    return open(path, token);
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    return notes;
  }

  private OutputStream open(String path, @Nullable String token) throws IOException {
    OpenFile file = new OpenFile(folder.draft(path), token);
    open.add(file);
    return file;
  }

  /** Gives all files, which are closed, their names. */
  List<WrittenFile> publish() throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    for (OpenFile file : open) {
      file.close();
      folder.publish(file.draft);
      written.add(
          new WrittenFile(
              file.draft.target(), file.draft.out().size(), file.draft.out().sha256(), file.token));
    }
    return written;
  }

  /** Removes all files, closed or not. */
  void discard() throws IOException {
    for (OpenFile file : open) {
      IOUtils.closeQuietly(file);
      folder.discard(file.draft);
    }
  }
}
