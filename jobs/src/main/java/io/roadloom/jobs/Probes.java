package io.roadloom.jobs;

import io.roadloom.model.RecordingRef;
import io.roadloom.source.FoundFile;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingProbe;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.core.fs.Path;

/** Looks at many files at once, and tells a file's failure from its storage's. */
final class Probes {
  // Waiting for storage, not computing.
  private static final int AT_A_TIME = 8;

  private Probes() {}

  /**
   * The recordings of each file.
   *
   * @throws IOException where a file's storage let none of its files be opened, though it does not
   *     say that they are gone or denied
   */
  static List<ProbedRecording> of(List<FoundFile> files, RecordingProbe probe) throws IOException {
    List<ProbedRecording> found = new ArrayList<>();
    Map<FoundFile, IOException> failed = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, files.size()));
    try {
      Map<FoundFile, Future<List<ProbedRecording>>> probes = new LinkedHashMap<>();
      files.forEach(file -> probes.put(file, threads.submit(() -> probe.probe(file))));
      for (Map.Entry<FoundFile, Future<List<ProbedRecording>>> one : probes.entrySet()) {
        try {
          found.addAll(one.getValue().get());
        } catch (ExecutionException e) {
          failed.put(one.getKey(), storageFailure(e));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at recordings", e);
    } finally {
      threads.shutdownNow();
    }
    for (Map.Entry<FoundFile, IOException> one : failed.entrySet()) {
      if (!answers(one.getKey(), found)) {
        throw one.getValue();
      }
      found.add(probe.unreadable(one.getKey(), one.getValue()));
    }
    return found;
  }

  private static IOException storageFailure(ExecutionException e) {
    if (e.getCause() instanceof IOException failure) {
      return failure;
    }
    throw new IllegalStateException("cannot look at a recording", e.getCause());
  }

  /** Whether another file of the same storage could be looked at. */
  private static boolean answers(FoundFile file, List<ProbedRecording> found) {
    return found.stream()
        .map(ProbedRecording::recording)
        .anyMatch(other -> !other.unreadable() && sameStorage(other, file));
  }

  private static boolean sameStorage(RecordingRef recording, FoundFile file) {
    URI one = new Path(recording.uri()).toUri();
    URI two = new Path(file.uri()).toUri();
    return Objects.equals(one.getScheme(), two.getScheme())
        && Objects.equals(one.getAuthority(), two.getAuthority());
  }
}
