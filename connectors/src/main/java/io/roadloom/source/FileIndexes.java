package io.roadloom.source;

import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Indexes of recordings. A segment is asked for once a drive, so those looked at lately are kept.
 */
final class FileIndexes {
  private static final int MAX_KEPT = 16;
  private final RecordingOpener opener;
  private final Map<String, DriveParts> segments =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DriveParts> eldest) {
          return size() > MAX_KEPT;
        }
      };

  FileIndexes(RecordingOpener opener) {
    this.opener = opener;
  }

  /** Opens the recording's file, unless it is known. */
  RecordingIndex of(RecordingRef recording) throws IOException {
    DriveParts parts = segments.get(recording.uri());
    if (parts == null) {
      try (RecordingReader reader = opener.open(recording, opener.input(recording))) {
        parts = new DriveParts(reader.index());
      }
      if (parts.isSegment()) {
        segments.put(recording.uri(), parts);
      }
    }
    return share(parts, recording);
  }

  /**
   * What of a file is the recording's.
   *
   * @throws FileNotFoundException where the file has become another, without this drive
   */
  static RecordingIndex share(DriveParts parts, RecordingRef recording) throws IOException {
    RecordingIndex index = parts.of(recording.drive().driveId());
    if (index == null) {
      throw new FileNotFoundException(
          "%s holds nothing of drive %s any more"
              .formatted(recording.uri(), recording.drive().driveId()));
    }
    return index;
  }
}
