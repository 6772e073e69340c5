package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a reader goes through; those longest unused are closed. */
final class OpenRecordings implements Closeable {
  // A merged drive alternates between as many as overlap in time.
  private static final int MAX_OPEN = 8;
  private final RecordingOpener opener;
  private final int maxTurns;
  private final Map<String, OpenRecording> open = new LinkedHashMap<>(16, 0.75f, true);

  OpenRecordings(RecordingOpener opener, int maxTurns) {
    this.opener = opener;
    this.maxTurns = maxTurns;
  }

  /** The recording's file; that of a segment is each drive's. */
  OpenRecording get(RecordingRef recording) throws IOException {
    OpenRecording found = open.get(recording.uri());
    if (found == null) {
      found = new OpenRecording(recording, opener, maxTurns);
      open.put(recording.uri(), found);
      if (open.size() > MAX_OPEN) {
        Iterator<OpenRecording> eldest = open.values().iterator();
        OpenRecording closing = eldest.next();
        eldest.remove();
        closing.close();
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    try {
      for (OpenRecording recording : open.values()) {
        recording.close();
      }
    } finally {
      open.clear();
    }
  }
}
