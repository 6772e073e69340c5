package io.roadloom.jobs;

import io.roadloom.model.DriveKey;
import io.roadloom.rig.RigException;
import io.roadloom.source.DriveNaming;
import io.roadloom.source.FoundFile;
import io.roadloom.source.NothingToReadException;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingDiscovery;
import io.roadloom.source.RecordingProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the recordings of a request and looks at each. */
final class FoundRecordings {
  // Waiting for storage, not computing.
  private static final int AT_A_TIME = 8;

  private FoundRecordings() {}

  static List<ProbedRecording> of(BackfillRequest request) throws IOException {
    if (request.paths().stream().anyMatch(String::isBlank)) {
      throw new NothingToReadException("one of the paths is empty");
    }
    List<FoundFile> files = new RecordingDiscovery(request.paths()).find();
    if (files.isEmpty()) {
      throw new NothingToReadException("no recordings at " + String.join(", ", request.paths()));
    }
    DriveNaming naming =
        request.drivePattern() == null
            ? DriveNaming.DEFAULT
            : DriveNaming.byPattern(request.drivePattern());
    List<ProbedRecording> found = probe(files, new RecordingProbe(naming));
    checkVehicles(found);
    return found;
  }

  private static List<ProbedRecording> probe(List<FoundFile> files, RecordingProbe probe)
      throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, files.size()));
    try {
      List<Future<List<ProbedRecording>>> probes = new ArrayList<>();
      for (FoundFile file : files) {
        probes.add(threads.submit(() -> probe.probe(file)));
      }
      List<ProbedRecording> found = new ArrayList<>();
      for (Future<List<ProbedRecording>> one : probes) {
        found.addAll(one.get());
      }
      return found;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("cannot look at a recording", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at recordings", e);
    } finally {
      threads.shutdownNow();
    }
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
