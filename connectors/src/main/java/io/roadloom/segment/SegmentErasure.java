package io.roadloom.segment;

import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapErasure;
import io.roadloom.source.FileSystemInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Takes one drive out of all segments of a warehouse, whatever pipelines wrote them. What rows of
 * other drives point to stays where it was. A segment is written anew beside the old one, which it
 * then replaces: cut short at any point, the next run finishes.
 */
public final class SegmentErasure {
  private static final String ENDING = ".erased";

  private final Path root;
  private final String driveId;

  /**
   * @param warehouse a URI with a scheme
   */
  public SegmentErasure(String warehouse, String driveId) {
    this.root = new Path(warehouse, "segments");
    this.driveId = driveId;
  }

  /**
   * What a pass over the segments came to.
   *
   * @param segments that hold the drive
   * @param bytes of its messages in them
   * @param open uris of segments that hold it and are not complete: their pipeline is writing them,
   *     or removes them when it is started again
   */
  public record Found(int segments, long bytes, List<String> open) {}

  /** What {@link #run} would do. Changes nothing. */
  public Found preview() throws IOException {
    return pass(false);
  }

  /**
   * Does it.
   *
   * @throws IOException where storage does not do what is asked
   */
  public Found run() throws IOException {
    return pass(true);
  }

  private Found pass(boolean erase) throws IOException {
    FileSystem files = root.getFileSystem();
    int segments = 0;
    long bytes = 0;
    List<String> open = new ArrayList<>();
    for (FileStatus pipeline : list(files, root)) {
      if (!pipeline.isDir()) {
        continue;
      }
      if (erase) {
        recover(files, pipeline.getPath());
      }
      for (FileStatus file : list(files, pipeline.getPath())) {
        if (SegmentFolder.nameOf(file.getPath()) == null) {
          continue;
        }
        try (RecordingInput input = new FileSystemInput(file.getPath().toString())) {
          Optional<McapErasure> erasure = McapErasure.of(input, this::isOurs);
          if (erasure.isPresent()) {
            segments++;
            bytes += erasure.get().bytes();
            if (erase && erasure.get().leavesNothing()) {
              files.delete(file.getPath(), false);
            } else if (erase) {
              replace(files, file.getPath(), erasure.get());
            }
          } else if (!McapErasure.possible(input) && namesDrive(input)) {
            open.add(file.getPath().toString());
          }
        }
      }
    }
    return new Found(segments, bytes, open);
  }

  private boolean isOurs(Map<String, String> channelMetadata) {
    return driveId.equals(channelMetadata.get(SegmentMetadata.DRIVE));
  }

  private boolean namesDrive(RecordingInput input) throws IOException {
    RecordingReader reader = RecordingFormats.named("mcap").open(input);
    return reader.index().channels().values().stream()
        .anyMatch(channel -> isOurs(channel.metadata()));
  }

  private static void replace(FileSystem files, Path segment, McapErasure erasure)
      throws IOException {
    Path copy = segment.suffix(ENDING);
    try (FSDataOutputStream out = files.create(copy, FileSystem.WriteMode.OVERWRITE)) {
      erasure.write(out);
      out.sync();
    }
    take(files, copy, segment);
  }

  /** A copy without the file that it was made of is whole; one beside it may not be. */
  private static void recover(FileSystem files, Path folder) throws IOException {
    for (FileStatus file : list(files, folder)) {
      String name = file.getPath().getName();
      if (!name.endsWith(ENDING)) {
        continue;
      }
      Path segment = new Path(folder, name.substring(0, name.length() - ENDING.length()));
      if (files.exists(segment)) {
        files.delete(file.getPath(), false);
      } else {
        take(files, file.getPath(), segment);
      }
    }
  }

  /** Not every file system puts a file in another's place by renaming it. */
  private static void take(FileSystem files, Path copy, Path segment) throws IOException {
    if (files.isDistributedFS() && files.exists(segment)) {
      files.delete(segment, false);
    }
    if (!files.rename(copy, segment)) {
      throw new IOException("cannot rename " + copy + " to " + segment);
    }
  }

  private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
    try {
      FileStatus[] found = files.listStatus(folder);
      return found == null ? new FileStatus[0] : found;
    } catch (FileNotFoundException e) {
      return new FileStatus[0]; // no live pipeline has written here
    }
  }
}
