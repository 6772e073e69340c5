package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/**
 * The revision of a drive that readers see: the newest but for hidden ones.
 *
 * @param digest over its rows; empty while the drive is live and open
 * @param checkpoint of the row of {@code drive_revision} that holds; 0 for a backfill
 * @param late readings that came too late to be in it; one that is computed anew has them
 */
public record CurrentRevision(
    DriveKey drive,
    int revision,
    String rigHash,
    String codeVersion,
    String digest,
    long checkpoint,
    long late) {
  static CurrentRevision of(KnownRevision known) {
    RevisionRow row = known.row();
    return new CurrentRevision(
        known.drive(),
        known.revision(),
        row.rigHash(),
        row.codeVersion(),
        row.digest(),
        row.checkpoint(),
        row.counts().late());
  }

  /**
   * Whether a backfill of the same recordings may come to more: readings came too late for it,
   * live, or it is open and has not counted them.
   */
  boolean heals() {
    return checkpoint > 0 && (late > 0 || digest.isEmpty());
  }

  CurrentRevision newer(CurrentRevision other) {
    boolean same = revision == other.revision;
    boolean older = same ? checkpoint < other.checkpoint : revision < other.revision;
    return older ? other : this;
  }
}
