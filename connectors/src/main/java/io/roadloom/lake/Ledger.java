package io.roadloom.lake;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What planning needs to know of the tables. */
public interface Ledger {
  /** One a drive. */
  List<CurrentRevision> currentRevisions();

  /** Of the current revisions. */
  List<KnownRecording> recordings();

  /**
   * The highest revision that rows are there of, finished or not, for those of the drives that have
   * rows.
   */
  Map<String, Integer> newestRows(Set<String> driveIds);

  /** Whether a table holds rows of the unit. */
  boolean started(String unitId);

  /** Drives that are not to be taken in. */
  default Forgotten forgotten() {
    return Forgotten.NONE;
  }

  /** A warehouse that is not there yet. */
  Ledger EMPTY =
      new Ledger() {
        @Override
        public List<CurrentRevision> currentRevisions() {
          return List.of();
        }

        @Override
        public List<KnownRecording> recordings() {
          return List.of();
        }

        @Override
        public Map<String, Integer> newestRows(Set<String> driveIds) {
          return Map.of();
        }

        @Override
        public boolean started(String unitId) {
          return false;
        }
      };
}
