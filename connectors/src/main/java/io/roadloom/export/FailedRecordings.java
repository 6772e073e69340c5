package io.roadloom.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what shards tell of the recordings that they lack. */
final class FailedRecordings {
  private final Map<String, FailedRecording> byUri = new TreeMap<>();

  void add(FailedRecording one) {
    byUri.merge(
        one.uri(),
        one,
        (a, b) ->
            new FailedRecording(
                a.uri(), a.driveId(), a.missing(), a.samples() + b.samples(), a.reason()));
  }

  /** One a recording, in the order of their places. */
  List<FailedRecording> list() {
    return new ArrayList<>(byUri.values());
  }
}
