package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups drives into units and numbers their revisions. */
final class UnitPlanner {
  /** Keeps a snapshot's summary, which names the drives, small. */
  private static final int MAX_DRIVES = 500;

  private final Ledger ledger;
  private final BackfillRequest request;
  private final Map<String, CurrentRevision> current;

  UnitPlanner(Ledger ledger, BackfillRequest request, Map<String, CurrentRevision> current) {
    this.ledger = ledger;
    this.request = request;
    this.current = current;
  }

  /**
   * Units over the drives; all drives of one have the same rig.
   *
   * @param drives in the order to do them, with all their recordings
   */
  List<Unit> units(Map<DriveKey, List<RecordingRef>> drives) {
    Set<String> ids = drives.keySet().stream().map(DriveKey::driveId).collect(Collectors.toSet());
    Map<String, Integer> newestRows = ids.isEmpty() ? Map.of() : ledger.newestRows(ids);
    Map<String, List<DriveKey>> byRig = new LinkedHashMap<>();
    for (DriveKey drive : drives.keySet()) {
      String rig = request.rigHash().apply(drive.driveId());
      byRig.computeIfAbsent(rig, hash -> new ArrayList<>()).add(drive);
    }
    List<Unit> units = new ArrayList<>();
    byRig.forEach(
        (rig, ofRig) ->
            groups(ofRig, drives)
                .forEach(group -> units.add(unit(rig, group, drives, newestRows))));
    return units;
  }

  private List<List<DriveKey>> groups(
      List<DriveKey> ofRig, Map<DriveKey, List<RecordingRef>> drives) {
    List<List<DriveKey>> groups = new ArrayList<>();
    List<DriveKey> group = new ArrayList<>();
    long bytes = 0;
    for (DriveKey drive : ofRig) {
      long more = drives.get(drive).stream().mapToLong(RecordingRef::size).sum();
      boolean full = bytes + more > request.unitBytes() || group.size() == MAX_DRIVES;
      if (group.isEmpty() || full) {
        group = new ArrayList<>();
        groups.add(group);
        bytes = 0;
      }
      group.add(drive);
      bytes += more;
    }
    return groups;
  }

  /**
   * Rows may be there of a revision that never became current: a run died between its commits. If
   * that was this very unit, it is finished under the same numbers; else the numbers are burnt.
   */
  private Unit unit(
      String rigHash,
      List<DriveKey> group,
      Map<DriveKey, List<RecordingRef>> drives,
      Map<String, Integer> newestRows) {
    List<DrivePlan> resumed = new ArrayList<>();
    List<DrivePlan> fresh = new ArrayList<>();
    for (DriveKey drive : group) {
      int next = next(drive);
      int newest = newestRows.getOrDefault(drive.driveId(), -1);
      resumed.add(plan(drive, Math.max(next, newest), drives.get(drive)));
      fresh.add(plan(drive, Math.max(next, newest + 1), drives.get(drive)));
    }
    Unit resumable = unit(rigHash, resumed);
    return ledger.started(resumable.id()) ? resumable : unit(rigHash, fresh);
  }

  private int next(DriveKey drive) {
    CurrentRevision now = current.get(drive.driveId());
    return now == null ? 0 : now.revision() + 1;
  }

  private static DrivePlan plan(DriveKey drive, int revision, List<RecordingRef> recordings) {
    byte[][] ids =
        recordings.stream().map(ref -> Token.text(ref.recordingId())).toArray(byte[][]::new);
    return new DrivePlan(drive, revision, recordings, Token.of(ids));
  }

  private Unit unit(String rigHash, List<DrivePlan> plans) {
    byte[][] manifests =
        plans.stream().map(plan -> Token.text(plan.manifestHash())).toArray(byte[][]::new);
    String manifestHash = Token.of(manifests);
    List<byte[]> key = new ArrayList<>();
    key.add(Token.text(rigHash));
    key.add(Token.text(request.codeVersion()));
    key.add(Token.text(manifestHash));
    for (DrivePlan plan : plans) {
      key.add(Token.text(plan.drive().driveId()));
      key.add(Token.number(plan.revision()));
    }
    return new Unit(
        Token.of(key.toArray(byte[][]::new)),
        request.runId(),
        rigHash,
        request.codeVersion(),
        manifestHash,
        List.copyOf(plans));
  }
}
