package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackfillPlannerTest {
  private static final DriveKey DRIVE = DriveRows.drive(1);
  private static final DriveKey OTHER = DriveRows.drive(2);

  private final Books books = new Books();
  private final Shelf shelf = new Shelf();

  @Test
  void newDrivesStartAtRevisionZero() {
    BackfillPlan plan = plan(at(DRIVE, "a"), at(DRIVE, "b"), at(OTHER, "c"));

    assertThat(plan.skipped()).isEmpty();
    assertThat(plan.units()).hasSize(1);
    assertThat(plan.units().get(0).drives())
        .extracting(DrivePlan::drive, DrivePlan::revision, drive -> drive.recordings().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(DRIVE, 0, 2),
            org.assertj.core.groups.Tuple.tuple(OTHER, 0, 1));
  }

  @Test
  void whatIsDoneIsSkipped() {
    books.know(at(DRIVE, "a"), false);

    BackfillPlan plan = plan(at(DRIVE, "a"));

    assertThat(plan.units()).isEmpty();
    assertThat(plan.skipped()).containsExactly(at(DRIVE, "a"));
  }

  @Test
  void aQuarantinedRecordingIsReadAgain() {
    books.know(at(DRIVE, "a"), true);

    assertThat(plan(at(DRIVE, "a")).units().get(0).drives().get(0).revision()).isEqualTo(1);
  }

  @Test
  void aNewRecordingBringsAllOfItsDrive() {
    books.know(at(DRIVE, "a"), false);
    books.know(at(OTHER, "x"), false);

    BackfillPlan plan = plan(at(DRIVE, "b"), at(OTHER, "x"));

    assertThat(plan.read()).containsExactlyInAnyOrder(at(DRIVE, "a"), at(DRIVE, "b"));
    assertThat(plan.skipped()).containsExactly(at(OTHER, "x"));
  }

  @Test
  void anotherRigComputesTouchedDrivesOnly() {
    books.know(at(DRIVE, "a"), false);
    books.know(at(OTHER, "x"), false);
    books.rigHash = "rig-0";

    BackfillPlan plan = plan(at(DRIVE, "a"));

    assertThat(plan.read()).containsExactly(at(DRIVE, "a"));
    assertThat(plan.units().get(0).drives().get(0).revision()).isEqualTo(1);
  }

  @Test
  void aCopyUnderAnotherNameBelongsToItsFirstDrive() {
    books.know(at(DRIVE, "a"), false);
    shelf.checksums.put("uri:copy", Shelf.sum("a"));

    BackfillPlan plan = plan(ref(OTHER, "a", "uri:copy"));

    assertThat(plan.units()).isEmpty();
    assertThat(plan.skipped()).extracting(RecordingRef::drive).containsExactly(DRIVE);
  }

  @Test
  void aLookalikeIsARecordingOfItsOwn() {
    books.know(at(DRIVE, "a"), false);
    shelf.checksums.put("uri:lookalike", 99L);

    BackfillPlan plan = plan(ref(OTHER, "a", "uri:lookalike"));

    assertThat(plan.read()).hasSize(1);
    assertThat(plan.read().get(0).recordingId()).isEqualTo(Storage.salted("a", 99));
    assertThat(plan.read().get(0).drive()).isEqualTo(OTHER);
  }

  @Test
  void ofTwoCopiesInOneCallTheFirstByUriIsRead() {
    shelf.checksums.put("uri:1", Shelf.sum("a"));
    shelf.checksums.put("uri:2", Shelf.sum("a"));

    BackfillPlan plan = plan(ref(OTHER, "a", "uri:2"), ref(DRIVE, "a", "uri:1"));

    assertThat(plan.read()).containsExactly(ref(DRIVE, "a", "uri:1"));
    assertThat(plan.skipped()).containsExactly(ref(DRIVE, "a", "uri:2"));
  }

  @Test
  void aVanishedRecordingIsNamedIfItsDriveMustBeComputed() {
    books.know(at(DRIVE, "a"), false);
    shelf.gone.add("uri:a");

    assertThat(plan(at(OTHER, "c")).units()).hasSize(1);
    assertThatThrownBy(() -> plan(at(DRIVE, "b")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(DRIVE.driveId())
        .hasMessageContaining("uri:a");
  }

  @Test
  void aCopyStandsInForAVanishedRecording() {
    books.know(at(DRIVE, "a"), false);
    shelf.gone.add("uri:a");
    shelf.checksums.put("uri:moved", Shelf.sum("a"));

    BackfillPlan plan = plan(ref(DRIVE, "a", "uri:moved"), at(DRIVE, "b"));

    assertThat(plan.read()).containsExactlyInAnyOrder(ref(DRIVE, "a", "uri:moved"), at(DRIVE, "b"));
  }

  @Test
  void aRepairedUploadReplacesTheDamagedOne() {
    books.know(at(DRIVE, "a"), true);

    BackfillPlan plan = plan(ref(DRIVE, "repaired", "uri:a"));

    assertThat(plan.read()).containsExactly(ref(DRIVE, "repaired", "uri:a"));
    assertThat(plan.units().get(0).drives().get(0).revision()).isEqualTo(1);
  }

  @Test
  void aDriveThatReadingsCameTooLateForIsComputedAnew() {
    books.know(at(DRIVE, "a"), false);
    books.know(at(DRIVE, "b"), false);
    books.late = 3;

    BackfillPlan plan = plan(at(DRIVE, "a"));

    assertThat(plan.read()).containsExactlyInAnyOrder(at(DRIVE, "a"), at(DRIVE, "b"));
    assertThat(plan.units().get(0).drives().get(0).revision()).isEqualTo(1);
  }

  @Test
  void recordingsThatLieInOneFileDoNotReplaceEachOther() {
    RecordingRef mine = ref(DRIVE, "segment-1", "uri:segment");
    RecordingRef other = ref(OTHER, "segment-2", "uri:segment");
    books.know(mine, false);
    books.know(other, false);

    assertThat(plan(mine, other).units()).isEmpty();
    assertThat(plan(other, at(DRIVE, "b"), mine).read())
        .containsExactlyInAnyOrder(mine, at(DRIVE, "b"));
  }

  @Test
  void whatWasReadAndCannotBeOpenedNowKeepsItsRows() {
    books.know(at(DRIVE, "damaged"), true);
    books.know(at(OTHER, "x"), false);
    RecordingRef denied = RecordingRef.unreadable(OTHER, "uri:damaged");

    BackfillPlan plan = plan(denied, at(OTHER, "x"));

    assertThat(plan.units()).isEmpty();
    assertThat(plan.skipped()).containsExactlyInAnyOrder(at(OTHER, "x"), denied);
  }

  @Test
  void whatCouldNotBeOpenedIsTriedAgainAndThenReplaced() {
    RecordingRef denied = RecordingRef.unreadable(DRIVE, "uri:a");
    books.know(denied, true);

    assertThat(plan(denied).read()).containsExactly(denied);
    assertThat(plan(at(DRIVE, "a")).read()).containsExactly(at(DRIVE, "a"));
  }

  @Test
  void numbersWithLeftoversOfAnotherUnitAreBurnt() {
    books.know(at(DRIVE, "a"), false);
    books.newestRows.put(DRIVE.driveId(), 4);

    assertThat(plan(at(DRIVE, "b")).units().get(0).drives().get(0).revision()).isEqualTo(5);
  }

  @Test
  void theSameUnitIsResumedUnderItsNumbers() {
    books.know(at(DRIVE, "a"), false);
    Unit died = plan(at(DRIVE, "b"), at(OTHER, "c")).units().get(0);
    books.newestRows.put(DRIVE.driveId(), 1);
    books.started.add(died.id());

    assertThat(plan(at(DRIVE, "b"), at(OTHER, "c")).units()).containsExactly(died);
  }

  @Test
  void unitsHoldWholeDrivesUpToTheirSize() {
    List<RecordingRef> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(at(DriveRows.drive(i), "r" + i));
      all.add(at(DriveRows.drive(i), "s" + i));
    }
    BackfillRequest request =
        new BackfillRequest(all, drive -> "rig-1", "code", "run", false, 6_500);

    List<Unit> units = new BackfillPlanner(books, shelf).plan(request).units();

    assertThat(units).hasSize(7);
    assertThat(units).allSatisfy(unit -> assertThat(unit.drives()).hasSizeBetween(2, 3));
  }

  @Test
  void aUnitHasOneRig() {
    List<RecordingRef> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(at(DriveRows.drive(i), "r" + i));
    }
    BackfillRequest request =
        new BackfillRequest(
            all,
            drive -> DriveRows.drive(3).driveId().equals(drive) ? "b" : "a",
            "code",
            "run",
            false,
            10_000);

    List<Unit> units = new BackfillPlanner(books, shelf).plan(request).units();

    assertThat(units).extracting(Unit::rigHash).containsExactly("a", "b");
    assertThat(units).extracting(unit -> unit.drives().size()).containsExactly(5, 1);
  }

  @Test
  void thePlanDoesNotDependOnTheOrderOfDiscovery() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<RecordingRef> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String id = "id" + random.nextInt(8);
        RecordingRef found = ref(DriveRows.drive(random.nextInt(3)), id, "uri:" + seed + "-" + i);
        shelf.checksums.put(found.uri(), random.nextBoolean() ? Shelf.sum(id) : 5L);
        all.add(found);
      }
      BackfillPlan plan = plan(all.toArray(RecordingRef[]::new));
      Collections.shuffle(all, random);
      assertThat(plan(all.toArray(RecordingRef[]::new))).as("seed %d", seed).isEqualTo(plan);
      assertThat(plan.read().size() + plan.skipped().size()).as("seed %d", seed).isEqualTo(12);
    }
  }

  private BackfillPlan plan(RecordingRef... recordings) {
    return new BackfillPlanner(books, shelf).plan(LakeFixture.request(List.of(recordings)));
  }

  private static RecordingRef at(DriveKey drive, String id) {
    return ref(drive, id, "uri:" + id);
  }

  private static RecordingRef ref(DriveKey drive, String id, String uri) {
    return new RecordingRef(drive, id, uri, "mcap", 1000);
  }

  /** Where recordings lie. */
  private static final class Shelf implements Storage {
    final Set<String> gone = new HashSet<>();
    final Map<String, Long> checksums = new HashMap<>();

    static long sum(String id) {
      return DriveRows.checksum(id);
    }

    @Override
    public boolean present(RecordingRef recording) {
      return !gone.contains(recording.uri());
    }

    @Override
    public long checksum(RecordingRef recording) {
      return checksums.get(recording.uri());
    }
  }

  /** What the tables say. */
  private static final class Books implements Ledger {
    final List<KnownRecording> known = new ArrayList<>();
    final Map<String, Integer> newestRows = new HashMap<>();
    final Set<String> started = new HashSet<>();
    String rigHash = "rig-1";
    long late;

    void know(RecordingRef recording, boolean quarantined) {
      known.add(new KnownRecording(recording, Shelf.sum(recording.recordingId()), quarantined));
      newestRows.put(recording.drive().driveId(), 0);
    }

    @Override
    public List<CurrentRevision> currentRevisions() {
      return known.stream()
          .map(recording -> recording.ref().drive())
          .distinct()
          .map(
              drive ->
                  new CurrentRevision(drive, 0, rigHash, "code", "digest", late > 0 ? 1 : 0, late))
          .toList();
    }

    @Override
    public List<KnownRecording> recordings() {
      return known;
    }

    @Override
    public Map<String, Integer> newestRows(Set<String> driveIds) {
      return newestRows;
    }

    @Override
    public boolean started(String unitId) {
      return started.contains(unitId);
    }
  }
}
