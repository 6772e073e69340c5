package io.roadloom.jobs;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.RigException;
import io.roadloom.source.DriveNaming;
import io.roadloom.source.FoundFile;
import io.roadloom.source.NothingToReadException;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingDiscovery;
import io.roadloom.source.RecordingProbe;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Finds the recordings of a request and looks at each. */
public final class FoundRecordings {
  private FoundRecordings() {}

  static List<ProbedRecording> of(BackfillRequest request) throws IOException {
    return of(request.paths(), request.drivePattern());
  }

  /**
   * Looks at every recording there.
   *
   * @param paths files, folders, globs
   * @param drivePattern names drives by their path; null where recordings do themselves
   * @throws NothingToReadException where there is none
   * @throws RigException where the pattern is wrong, or a drive would have two vehicles
   * @throws IOException where storage does not answer
   */
  public static List<ProbedRecording> of(List<String> paths, @Nullable String drivePattern)
      throws IOException {
    if (paths.stream().anyMatch(String::isBlank)) {
      throw new NothingToReadException("one of the paths is empty");
    }
    List<FoundFile> files = new RecordingDiscovery(paths).find();
    if (files.isEmpty()) {
      throw new NothingToReadException("no recordings at " + String.join(", ", paths));
    }
    RecordingProbe probe = new RecordingProbe(DriveNaming.of(drivePattern));
    List<ProbedRecording> found = withVehicles(Probes.of(files, probe));
    checkVehicles(found);
    return found;
  }

  /** A recording of which nothing can be read takes its vehicle from others of its drive. */
  private static List<ProbedRecording> withVehicles(List<ProbedRecording> found) {
    Map<String, DriveKey> named = new HashMap<>();
    for (ProbedRecording recording : found) {
      DriveKey drive = recording.recording().drive();
      if (!drive.vehicleId().equals(DriveNaming.UNKNOWN_VEHICLE)) {
        named.putIfAbsent(drive.driveId(), drive);
      }
    }
    return found.stream()
        .map(
            recording -> {
              RecordingRef ref = recording.recording();
              DriveKey drive = named.getOrDefault(ref.drive().driveId(), ref.drive());
              return recording.index().channels().isEmpty()
                  ? new ProbedRecording(ref.inDrive(drive), recording.index())
                  : recording;
            })
        .toList();
  }

  /** A drive is one vehicle's; rows of two would be aligned with each other. */
  private static void checkVehicles(List<ProbedRecording> found) {
    Map<String, ProbedRecording> first = new HashMap<>();
    for (ProbedRecording recording : found) {
      DriveKey drive = recording.recording().drive();
      ProbedRecording other = first.putIfAbsent(drive.driveId(), recording);
      if (other != null && !other.recording().drive().equals(drive)) {
        throw new RigException(
            "drive %s has two vehicles: %s by %s, %s by %s"
                .formatted(
                    drive.driveId(),
                    other.recording().drive().vehicleId(),
                    other.recording().uri(),
                    drive.vehicleId(),
                    recording.recording().uri()));
      }
    }
  }
}
