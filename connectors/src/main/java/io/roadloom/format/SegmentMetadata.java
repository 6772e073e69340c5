package io.roadloom.format;

import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * How a segment, a file that holds the messages of several drives, says what is whose. A metadata
 * record {@link #RECORD}, first after the header, gives the segment's id; each channel is of one
 * drive and names it in its metadata.
 */
public final class SegmentMetadata {
  /** Name of the metadata record. */
  public static final String RECORD = "roadloom.segment";

  /** Key in {@link #RECORD}: an id that no other segment has. */
  public static final String ID = "id";

  /** Key in a channel's metadata. */
  public static final String VEHICLE = "roadloom.vehicle";

  /** Key in a channel's metadata. */
  public static final String DRIVE = "roadloom.drive";

  private SegmentMetadata() {}

  /** The fields of {@link #RECORD}. */
  public static Map<String, String> segment(String segmentId) {
    return Map.of(ID, segmentId);
  }

  /** The metadata of a channel of {@code drive}. */
  public static Map<String, String> channel(DriveKey drive) {
    return Map.of(VEHICLE, drive.vehicleId(), DRIVE, drive.driveId());
  }

  /** The drive that a channel names; null where it names none. The vehicle may be empty. */
  @Nullable
  public static DriveKey drive(Channel channel) {
    String drive = channel.metadata().getOrDefault(DRIVE, "");
    return drive.isBlank()
        ? null
        : new DriveKey(channel.metadata().getOrDefault(VEHICLE, ""), drive);
  }

  /**
   * Identity of what a segment holds of a drive, as {@code recording_id} of the tables. Key:
   * segment, drive.
   */
  public static String recordingId(String segmentId, String driveId) {
    return Token.of(Token.text(segmentId), Token.text(driveId));
  }
}
