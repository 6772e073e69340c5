package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Tells which found recordings are known, and which are copies of each other. An identity is taken
 * of samples of a file: where two files share it, a checksum over all their bytes decides. A file
 * that differs after all gets an identity of its own.
 */
final class Identities {
  /**
   * A recording as found.
   *
   * @param ref with the identity and the drive that it turned out to have
   * @param known the same recording in the tables; null where it is new
   * @param copy whether the request names the same recording twice, and this is the other one
   */
  record Found(RecordingRef ref, @Nullable KnownRecording known, boolean copy) {
    DriveKey drive() {
      return ref.drive();
    }
  }

  private final Map<String, KnownRecording> known = new HashMap<>();
  private final Storage storage;
  private final Map<RecordingRef, Long> checksums = new HashMap<>();

  Identities(List<KnownRecording> known, Storage storage) {
    known.forEach(recording -> this.known.put(recording.ref().recordingId(), recording));
    this.storage = storage;
  }

  /** All of them, by uri: what comes out does not depend on the order of discovery. */
  List<Found> resolve(List<RecordingRef> recordings) {
    Map<String, RecordingRef> firsts = new HashMap<>();
    List<Found> found = new ArrayList<>();
    recordings.stream()
        .distinct()
        .sorted(Comparator.comparing(RecordingRef::uri).thenComparing(RecordingRef::recordingId))
        .forEach(recording -> found.add(resolve(recording, firsts)));
    return found;
  }

  private Found resolve(RecordingRef recording, Map<String, RecordingRef> firsts) {
    String id = recording.recordingId();
    KnownRecording before = known.get(id);
    RecordingRef first = firsts.get(id);
    boolean differs =
        (before != null
                && !samePlace(before.ref(), recording)
                && before.checksum() != sum(recording))
            || (before == null && first != null && sum(first) != sum(recording));
    if (differs) {
      return resolve(withId(recording, Storage.salted(id, sum(recording))), firsts);
    }
    if (before != null) {
      recording = recording.inDrive(before.ref().drive());
    } else if (first != null) {
      recording = recording.inDrive(first.drive());
    }
    firsts.putIfAbsent(id, recording);
    return new Found(recording, before, first != null);
  }

  private static boolean samePlace(RecordingRef a, RecordingRef b) {
    return a.uri().equals(b.uri()) && a.size() == b.size();
  }

  private long sum(RecordingRef recording) {
    return checksums.computeIfAbsent(withId(recording, ""), place -> storage.checksum(recording));
  }

  private static RecordingRef withId(RecordingRef ref, String id) {
    return new RecordingRef(ref.drive(), id, ref.uri(), ref.format(), ref.size());
  }
}
