package io.roadloom.model;

import java.io.Serializable;

/**
 * A recording and the drive that it belongs to.
 *
 * @param recordingId identity of the content, whatever the file's name
 * @param uri where the bytes lie
 * @param format name of the recording format, {@code mcap} for instance; {@link #STREAM} where
 *     there is no recording, only a place in a stream; {@link #UNREADABLE}
 * @param size bytes; 0 for a live segment, which is still growing
 */
public record RecordingRef(DriveKey drive, String recordingId, String uri, String format, long size)
    implements Serializable {
  public static final String STREAM = "kafka";

  /** The format of a file that cannot be opened: its identity is its place, its size 0. */
  public static final String UNREADABLE = "unreadable";

  public static RecordingRef unreadable(DriveKey drive, String uri) {
    return new RecordingRef(drive, Token.of(Token.text(uri)), uri, UNREADABLE, 0);
  }

  /** The same recording as a part of another drive. */
  public RecordingRef inDrive(DriveKey other) {
    return new RecordingRef(other, recordingId, uri, format, size);
  }

  public boolean isStream() {
    return format.equals(STREAM);
  }

  public boolean unreadable() {
    return format.equals(UNREADABLE);
  }
}
