package io.roadloom.model;

import java.io.Serializable;

/**
 * A recording and the drive that it belongs to.
 *
 * @param recordingId identity of the content, whatever the file's name
 * @param uri where the bytes lie
 * @param format name of the recording format, {@code mcap} for instance; {@link #STREAM} where
 *     there is no recording, only a place in a stream
 * @param size bytes; 0 for a live segment, which is still growing
 */
public record RecordingRef(DriveKey drive, String recordingId, String uri, String format, long size)
    implements Serializable {
  public static final String STREAM = "kafka";

  public boolean isStream() {
    return format.equals(STREAM);
  }
}
