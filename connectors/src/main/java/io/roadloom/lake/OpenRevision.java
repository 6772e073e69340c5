package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.RecordingRow;
import java.util.HashSet;
import java.util.Set;

/**
 * All that has been committed of a live drive, added up.
 *
 * @param digest over the rows of tables in which every row counts
 * @param distinct hashes of rows that count once
 * @param told what its ends came to: a drive that was closed may open again
 * @param since what came after the last of them
 * @param manifestHash over the recordings of its ends; empty before the first
 * @param manifestSince over the recordings told of since; empty before the first
 */
record OpenRevision(
    DriveKey drive,
    int revision,
    RowDigest digest,
    Set<RowDigest> distinct,
    DriveSummary told,
    DriveSummary since,
    String manifestHash,
    String manifestSince) {

  static OpenRevision start(DriveKey drive, int revision) {
    DriveSummary nothing = nothing(drive);
    return new OpenRevision(drive, revision, RowDigest.ZERO, Set.of(), nothing, nothing, "", "");
  }

  /**
   * A revision that was closed, to go on with.
   *
   * @param distinct hashes of its rows that count once; they are in the digest
   */
  static OpenRevision again(KnownRevision closed, Set<RowDigest> distinct) {
    RowDigest digest = RowDigest.of(closed.row().digest());
    for (RowDigest row : distinct) {
      digest = digest.minus(row);
    }
    return new OpenRevision(
        closed.drive(),
        closed.revision(),
        digest,
        distinct,
        closed.row().counts(),
        nothing(closed.drive()),
        closed.row().manifestHash(),
        "");
  }

  private static DriveSummary nothing(DriveKey drive) {
    return new DriveSummary(drive, true, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  OpenRevision plus(DriveResult part) {
    Set<RowDigest> both = new HashSet<>(distinct);
    both.addAll(part.distinct());
    DriveSummary end = part.summary();
    String recordings = recordings(part);
    return new OpenRevision(
        drive,
        revision,
        digest.plus(part.digest()),
        both,
        end == null ? told : told.plus(end),
        end == null ? since.plus(part.counts()) : nothing(drive),
        end == null ? manifestHash : joined(manifestHash, recordings),
        end == null ? recordings : "");
  }

  /** As of a backfill of the same recordings, where a drive ends once and tells of all then. */
  private String recordings(DriveResult part) {
    if (part.recordings().isEmpty() && !(part.ended() && manifestSince.isEmpty())) {
      return manifestSince;
    }
    byte[][] ids =
        part.recordings().stream()
            .map(RecordingRow::recordingId)
            .sorted()
            .map(Token::text)
            .toArray(byte[][]::new);
    return joined(manifestSince, Token.of(ids));
  }

  private static String joined(String before, String more) {
    return before.isEmpty() ? more : Token.of(Token.text(before), Token.text(more));
  }

  DriveSummary counts() {
    return told.plus(since);
  }

  /** Over all rows: as a backfill of the same readings has it. */
  String rowsDigest() {
    return distinct.stream().reduce(digest, RowDigest::plus).hex();
  }
}
