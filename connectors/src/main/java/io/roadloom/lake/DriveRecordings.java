package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which recordings a drive is computed from: those that are known, and those just found. */
final class DriveRecordings {
  private final List<KnownRecording> known;
  private final List<Identities.Found> found;
  private final Storage storage;
  private final Map<String, Set<String>> idsAtUri = new HashMap<>();

  DriveRecordings(List<KnownRecording> known, List<Identities.Found> found, Storage storage) {
    this.known = known;
    this.found = found;
    this.storage = storage;
    for (Identities.Found recording : found) {
      idsAtUri
          .computeIfAbsent(recording.ref().uri(), uri -> new HashSet<>())
          .add(recording.ref().recordingId());
    }
  }

  /** By recording id. */
  List<RecordingRef> all(DriveKey drive) {
    Map<String, RecordingRef> found = foundOf(drive);
    Map<String, RecordingRef> all = new TreeMap<>(found);
    for (KnownRecording recording : known) {
      RecordingRef ref = recording.ref();
      if (!ref.drive().driveId().equals(drive.driveId()) || replaced(ref)) {
        continue;
      }
      if (atHand(ref, found)) {
        all.put(ref.recordingId(), ref);
      } else if (!found.containsKey(ref.recordingId())) {
        throw new LakeException(
            "drive %s: its recording %s is no longer at %s: the drive cannot be computed whole"
                .formatted(drive.driveId(), ref.recordingId(), ref.uri()));
      }
    }
    return List.copyOf(all.values());
  }

  private Map<String, RecordingRef> foundOf(DriveKey drive) {
    Map<String, RecordingRef> of = new HashMap<>();
    for (Identities.Found recording : found) {
      if (!recording.copy() && recording.drive().driveId().equals(drive.driveId())) {
        of.put(recording.ref().recordingId(), recording.ref());
      }
    }
    return of;
  }

  /** Whether another content has taken the known recording's place: a repaired upload. */
  private boolean replaced(RecordingRef ref) {
    Set<String> now = idsAtUri.get(ref.uri());
    return now != null && !now.contains(ref.recordingId());
  }

  /** The known place is kept as long as the bytes are there, so that lineage stays as it was. */
  private boolean atHand(RecordingRef ref, Map<String, RecordingRef> found) {
    RecordingRef again = found.get(ref.recordingId());
    return (again != null && again.uri().equals(ref.uri())) || storage.present(ref);
  }
}
