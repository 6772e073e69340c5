package io.roadloom.export;

import io.roadloom.export.rows.ReadingRow;
import io.roadloom.export.rows.SampleRows;
import io.roadloom.lineage.Mismatch;
import io.roadloom.model.row.SampleData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What recordings do not give of a shard's payloads any more. */
final class PayloadFailures {
  private final Map<String, String> missing = new TreeMap<>();
  private final Map<PayloadKey, String> differing = new LinkedHashMap<>();

  void missing(String uri, String reason) {
    missing.putIfAbsent(uri, reason);
  }

  void differs(Mismatch mismatch) {
    differing.put(
        new PayloadKey(mismatch.uri(), mismatch.chunkOffset(), mismatch.from()),
        "%s, %sbytes %d to %d: expected %s, found %s"
            .formatted(
                mismatch.channel(),
                mismatch.chunkOffset() == null
                    ? ""
                    : "chunk at " + mismatch.chunkOffset() + ", ",
                mismatch.from(),
                mismatch.to(),
                mismatch.expected(),
                mismatch.found()));
  }

  boolean any() {
    return !missing.isEmpty() || !differing.isEmpty();
  }

  /** By recording, with how many of the samples each is needed for. */
  List<FailedRecording> recordings(List<SampleRows> samples) {
    Map<String, FailedRecording> failed = new TreeMap<>();
    for (SampleRows sample : samples) {
      Map<String, FailedRecording> ofSample = new TreeMap<>();
      for (ReadingRow reading : sample.readings()) {
        FailedRecording one = failed(reading.data());
        if (one != null) {
          ofSample.putIfAbsent(one.uri(), one);
        }
      }
      ofSample.forEach((uri, one) -> failed.merge(uri, one, PayloadFailures::add));
    }
    return new ArrayList<>(failed.values());
  }

  private FailedRecording failed(SampleData row) {
    String uri = row.payloadUri();
    String gone = missing.get(uri);
    String reason = gone != null ? gone : differing.get(PayloadKey.of(row));
    return reason == null
        ? null
        : new FailedRecording(uri, row.drive().driveId(), gone != null, 1, reason);
  }

  private static FailedRecording add(FailedRecording a, FailedRecording b) {
    return new FailedRecording(
        a.uri(), a.driveId(), a.missing(), a.samples() + b.samples(), a.reason());
  }
}
