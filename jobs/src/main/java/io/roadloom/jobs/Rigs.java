package io.roadloom.jobs;

import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Rig;
import io.roadloom.source.ProbedRecording;
import java.util.List;
import java.util.Map;

final class Rigs {
  static Rig of(BackfillRequest request, List<ProbedRecording> found) {
    return new Rig(
        new Keyframes(100_000_000L, null), 2_000_000_000L, null, Map.of(), List.of(), "h");
  }
}
