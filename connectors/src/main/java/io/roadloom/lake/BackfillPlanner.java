package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which drives a backfill computes, from which recordings, as which revisions. A drive is
 * computed if it has a recording that is new or was not read whole, if readings came too late for
 * it when it was live, or if the rig has changed; then from all its recordings. One that was
 * forgotten never is.
 */
public final class BackfillPlanner {
  private final Ledger ledger;
  private final Storage storage;

  public BackfillPlanner(Ledger ledger, Storage storage) {
    this.ledger = ledger;
    this.storage = storage;
  }

  /**
   * Plans.
   *
   * @throws LakeException where a drive would have to be computed, and one of its recordings is no
   *     longer where it was
   */
  public BackfillPlan plan(BackfillRequest request) {
    Map<String, CurrentRevision> current =
        ledger.currentRevisions().stream()
            .collect(Collectors.toMap(r -> r.drive().driveId(), Function.identity()));
    List<KnownRecording> known = ledger.recordings();
    Identities identities = new Identities(known, storage);
    Set<String> knownPlaces =
        known.stream()
            .filter(r -> !r.ref().unreadable())
            .map(r -> r.ref().uri())
            .collect(Collectors.toSet());
    // What was read before, and cannot be opened now, is no new recording: its rows stay.
    Map<Boolean, List<RecordingRef>> lost =
        request.recordings().stream()
            .collect(
                Collectors.partitioningBy(r -> r.unreadable() && knownPlaces.contains(r.uri())));
    Forgotten forgotten = ledger.forgotten();
    Map<Boolean, List<Identities.Found>> resolved =
        identities.resolve(lost.get(false)).stream()
            .collect(Collectors.partitioningBy(r -> forgotten.contains(r.ref())));
    List<Identities.Found> found = resolved.get(false);

    Map<String, DriveKey> touched = new TreeMap<>();
    for (Identities.Found recording : found) {
      if (needed(recording, request, current)) {
        touched.put(recording.drive().driveId(), recording.drive());
      }
    }
    DriveRecordings of = new DriveRecordings(known, found, storage);
    Map<DriveKey, List<RecordingRef>> drives = new LinkedHashMap<>();
    touched.values().forEach(drive -> drives.put(drive, of.all(drive)));
    List<Unit> units = new UnitPlanner(ledger, request, current).units(drives);
    List<RecordingRef> skipped = skipped(found, drives);
    skipped.addAll(lost.get(true));
    return new BackfillPlan(
        units, skipped, resolved.get(true).stream().map(Identities.Found::ref).toList());
  }

  private static boolean needed(
      Identities.Found recording, BackfillRequest request, Map<String, CurrentRevision> current) {
    if (recording.copy()) {
      return false;
    }
    KnownRecording known = recording.known();
    if (known == null || known.quarantined() || request.force()) {
      return true;
    }
    String drive = known.ref().drive().driveId();
    CurrentRevision now = current.get(drive);
    return now.heals() || !now.rigHash().equals(request.rigHash().apply(drive));
  }

  private static List<RecordingRef> skipped(
      List<Identities.Found> found, Map<DriveKey, List<RecordingRef>> drives) {
    Set<String> read = new HashSet<>();
    drives.values().forEach(all -> all.forEach(recording -> read.add(recording.recordingId())));
    List<RecordingRef> skipped = new ArrayList<>();
    for (Identities.Found recording : found) {
      if (recording.copy() || !read.contains(recording.ref().recordingId())) {
        skipped.add(recording.ref());
      }
    }
    return skipped;
  }
}
