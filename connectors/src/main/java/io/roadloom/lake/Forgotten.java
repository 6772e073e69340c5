package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Drives that were taken out of a warehouse, and are not to come back. Known by hashes of their
 * ids: what is forgotten is not written down.
 */
public final class Forgotten {
  /** No drive. */
  public static final Forgotten NONE = new Forgotten(Set.of(), Set.of());

  private final Set<String> hashes;
  private final Set<String> recordingIds;

  private Forgotten(Set<String> hashes, Set<String> recordingIds) {
    this.hashes = hashes;
    this.recordingIds = recordingIds;
  }

  /** These drives, by id. */
  public static Forgotten of(Set<String> driveIds) {
    Set<String> hashes = new HashSet<>();
    driveIds.forEach(id -> hashes.add(hash(id)));
    return new Forgotten(hashes, Set.of());
  }

  static Forgotten of(Lake lake) throws IOException {
    // A warehouse of an older version has no such table.
    if (!lake.holds(Tables.FORGOTTEN.name())) {
      return NONE;
    }
    Set<String> hashes = new HashSet<>();
    Set<String> recordingIds = new HashSet<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lake.table(Tables.FORGOTTEN.name())).build()) {
      for (Record row : rows) {
        hashes.add((String) row.getField("drive_hash"));
        recordingIds.add((String) row.getField("recording_id"));
      }
    }
    return new Forgotten(hashes, recordingIds);
  }

  public boolean contains(String driveId) {
    return !hashes.isEmpty() && hashes.contains(hash(driveId));
  }

  /** Whether it is of such a drive, or has the content of a recording that was: be it renamed. */
  boolean contains(RecordingRef recording) {
    return contains(recording.drive().driveId()) || recordingIds.contains(recording.recordingId());
  }

  /** How a drive stands in the table {@code forgotten}. Key: "forgotten", drive. */
  public static String hash(String driveId) {
    return Token.of(Token.text("forgotten"), Token.text(driveId));
  }
}
