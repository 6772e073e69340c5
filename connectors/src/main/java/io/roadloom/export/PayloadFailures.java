package io.roadloom.export;

import io.roadloom.export.rows.ReadingRow;
import io.roadloom.export.rows.SampleRows;
import io.roadloom.lineage.Mismatch;
import io.roadloom.model.row.SampleData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** What recordings do not give of a shard's payloads any more. */
final class PayloadFailures {
  private final Map<String, String> missing = new TreeMap<>();
  private final Map<PayloadKey, String> differing = new LinkedHashMap<>();

  void missing(String uri, IOException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String reason = message.lines().findFirst().orElseGet(() -> failure.getClass().getSimpleName());
    missing.putIfAbsent(uri, reason);
  }

  void differs(Mismatch mismatch) {
    differing.put(
        new PayloadKey(mismatch.uri(), mismatch.chunkOffset(), mismatch.from()),
        "%s, %sbytes %d to %d: expected %s, found %s"
            .formatted(
                mismatch.channel(),
                mismatch.chunkOffset() == null ? "" : "chunk at " + mismatch.chunkOffset() + ", ",
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
    FailedRecordings failed = new FailedRecordings();
    for (SampleRows sample : samples) {
      Map<String, FailedRecording> ofSample = new TreeMap<>();
      for (ReadingRow reading : sample.readings()) {
        FailedRecording one = failed(reading.data());
        if (one != null) {
          ofSample.putIfAbsent(one.uri(), one);
        }
      }
      ofSample.values().forEach(failed::add);
    }
    return failed.list();
  }

  @Nullable
  private FailedRecording failed(SampleData row) {
    String uri = row.payloadUri();
    String gone = missing.get(uri);
    String reason = gone != null ? gone : differing.get(PayloadKey.of(row));
    return reason == null
        ? null
        : new FailedRecording(uri, row.drive().driveId(), gone != null, 1, reason);
  }
}
