package io.roadloom.jobs;

import io.roadloom.lake.KnownRecording;
import io.roadloom.lake.Ledger;
import io.roadloom.model.Channel;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import io.roadloom.rig.Rig;
import io.roadloom.rig.read.DerivedRig;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Which rig each drive of a backfill is computed with. */
final class Rigs {
  private final Function<String, Rig> ofDrive;
  private final Map<String, Rig> byHash;

  private Rigs(Function<String, Rig> ofDrive, Stream<Rig> all) {
    this.ofDrive = ofDrive;
    this.byHash =
        all.collect(Collectors.toMap(Rig::hash, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /** One for all. */
  static Rigs given(Rig rig) {
    return new Rigs(drive -> rig, Stream.of(rig));
  }

  /**
   * One a drive, from all its recordings: those just found, and those that are known already, so
   * that a drive whose parts come one by one gets the rig that it would get if all came at once.
   *
   * @throws IOException where storage does not answer
   */
  static Rigs derived(List<ProbedRecording> found, Ledger ledger) throws IOException {
    Map<String, KnownRecording> known = new HashMap<>();
    ledger.recordings().forEach(recording -> known.put(recording.ref().recordingId(), recording));
    Map<String, List<Channel>> channels = new HashMap<>();
    Set<String> uris = new HashSet<>();
    for (ProbedRecording recording : found) {
      RecordingRef ref = recording.recording();
      uris.add(ref.uri());
      for (String drive : drives(ref, known.get(ref.recordingId()))) {
        channels
            .computeIfAbsent(drive, d -> new ArrayList<>())
            .addAll(recording.index().channels().values());
      }
    }
    RecordingStorage storage = new RecordingStorage();
    for (KnownRecording recording : known.values()) {
      List<Channel> ofDrive = channels.get(recording.ref().drive().driveId());
      if (ofDrive != null && !uris.contains(recording.ref().uri())) {
        ofDrive.addAll(storage.channels(recording.ref()));
      }
    }
    Map<String, Rig> rigs = new HashMap<>();
    channels.forEach((drive, of) -> rigs.put(drive, DerivedRig.of(of)));
    return new Rigs(rigs::get, rigs.values().stream());
  }

  /** The drive that a recording names, and, where it is a copy, the one that it belongs to. */
  private static Set<String> drives(RecordingRef recording, @Nullable KnownRecording known) {
    Set<String> drives = new HashSet<>(Set.of(recording.drive().driveId()));
    if (known != null) {
      drives.add(known.ref().drive().driveId());
    }
    return drives;
  }

  Rig ofDrive(String driveId) {
    return ofDrive.apply(driveId);
  }

  Map<String, Rig> byHash() {
    return byHash;
  }

  /** The rig's; over those of all rigs, where there are several. */
  String hash() {
    return byHash.size() == 1
        ? byHash.keySet().iterator().next()
        : Token.of(byHash.keySet().stream().map(Token::text).toArray(byte[][]::new));
  }
}
