package io.roadloom.lake;

import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.RecordingRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers rows of {@code recording} and {@code channel}. */
final class RecordingRows {
  private final Map<String, Integer> attempts;
  private final String runId;
  private final List<TableAppends.Scoped<ChannelRow>> channels = new ArrayList<>();
  private final List<TableAppends.Scoped<RecordingEntry>> recordings = new ArrayList<>();

  /**
   * @param attempts how often each recording has been read before
   */
  RecordingRows(Map<String, Integer> attempts, String runId) {
    this.attempts = attempts;
    this.runId = runId;
  }

  /** Adds the recordings of a drive, but for those known. */
  void add(RowScope scope, DriveResult result, Set<String> known) {
    Set<String> added = new HashSet<>();
    for (RecordingRow row : result.recordings()) {
      if (!known.contains(row.recordingId()) && added.add(row.recordingId())) {
        int attempt = attempts.getOrDefault(row.recordingId(), 0) + 1;
        recordings.add(new TableAppends.Scoped<>(scope, new RecordingEntry(row, attempt, runId)));
      }
    }
    for (ChannelRow row : result.channels()) {
      if (added.contains(row.recordingId())) {
        channels.add(new TableAppends.Scoped<>(scope, row));
      }
    }
  }

  boolean empty() {
    return recordings.isEmpty();
  }

  List<TableAppends.Scoped<ChannelRow>> channels() {
    return channels;
  }

  List<TableAppends.Scoped<RecordingEntry>> recordings() {
    return recordings;
  }

  /** A recording is known once its row is there: its channels go first. */
  void append(TableAppends appends) {
    appends.appendRows(Tables.CHANNEL, channels);
    appends.appendRows(Tables.RECORDING, recordings);
  }
}
