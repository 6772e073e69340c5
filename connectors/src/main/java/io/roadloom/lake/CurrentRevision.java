package io.roadloom.lake;

import io.roadloom.model.DriveKey;

/**
 * The revision of a drive that readers see: the newest but for hidden ones.
 *
 * @param digest over its rows; empty while the drive is live and open
 * @param late readings that came too late to be in it; one that is computed anew has them
 * @param checkpoint of the row of {@code drive_revision} that holds; 0 for a backfill
 */
public record CurrentRevision(
    DriveKey drive,
    int revision,
    String rigHash,
    String codeVersion,
    String digest,
    long late,
    long checkpoint) {
  static CurrentRevision of(KnownRevision known) {
    RevisionRow row = known.row();
    return new CurrentRevision(
        known.drive(),
        known.revision(),
        row.rigHash(),
        row.codeVersion(),
        row.digest(),
        row.counts().late(),
        row.checkpoint());
  }

  CurrentRevision newer(CurrentRevision other) {
    boolean same = revision == other.revision;
    boolean older = same ? checkpoint < other.checkpoint : revision < other.revision;
    return older ? other : this;
  }
}
