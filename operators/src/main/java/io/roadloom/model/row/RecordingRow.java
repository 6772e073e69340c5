package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * One distinct file as it was read for a revision of its drive.
 *
 * @param size of the file; of a live segment, the bytes that are the drive's
 * @param firstNs smallest log time; null where there is no message
 * @param lastNs largest log time; null where there is no message
 * @param checksum of the bytes of all chunks, whatever order they were read in
 */
public record RecordingRow(
    DriveKey drive,
    String recordingId,
    String uri,
    long size,
    String format,
    @Nullable Long firstNs,
    @Nullable Long lastNs,
    long messages,
    long bytes,
    long checksum,
    Status status)
    implements Row {
  /** How reading went. */
  public enum Status {
    DONE,
    QUARANTINED
  }
}
