package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIdentity;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recordings that a segment holds, one a drive. Each is known by segment and drive, and as
 * large as its chunks.
 */
final class RecordingParts {
  private RecordingParts() {}

  /** In the order of {@link DriveParts}; none where the file is no segment. */
  static List<ProbedRecording> of(
      String uri, String format, RecordingIndex file, RecordingInput input) throws IOException {
    DriveParts parts = new DriveParts(file);
    if (!parts.isSegment()) {
      return List.of();
    }
    String segmentId = segmentId(file, input);
    List<ProbedRecording> recordings = new ArrayList<>();
    for (DriveKey drive : parts.drives()) {
      RecordingIndex index = parts.of(drive.driveId());
      RecordingRef recording =
          new RecordingRef(
              named(drive),
              SegmentMetadata.recordingId(segmentId, drive.driveId()),
              uri,
              format,
              index.chunks().stream().mapToLong(ChunkRef::length).sum());
      recordings.add(new ProbedRecording(recording, index));
    }
    return recordings;
  }

  private static DriveKey named(DriveKey drive) {
    return drive.vehicleId().isBlank()
        ? new DriveKey(DriveNaming.UNKNOWN_VEHICLE, drive.driveId())
        : drive;
  }

  /** A segment that does not say which it is, is known by its content, as any file. */
  private static String segmentId(RecordingIndex file, RecordingInput input) throws IOException {
    String stated =
        file.metadata()
            .getOrDefault(SegmentMetadata.RECORD, Map.of())
            .getOrDefault(SegmentMetadata.ID, "");
    return stated.isBlank() ? RecordingIdentity.of(input) : stated;
  }
}
