package io.roadloom.bench.live;

import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** What a savepoint holds: in its canonical form there is no leftover of a state backend's. */
final class SavedState {
  private SavedState() {}

  /** Bytes of an operator's keyed state, its timers included. */
  static long keyedBytes(String savepoint, String uid) throws IOException {
    Path file = new Path(savepoint, "_metadata");
    try (DataInputStream in = new DataInputStream(file.getFileSystem().open(file))) {
      CheckpointMetadata saved =
          Checkpoints.loadCheckpointMetadata(in, SavedState.class.getClassLoader(), savepoint);
      OperatorState operator =
          saved.getOperatorStates().stream()
              .filter(state -> uid.equals(state.getOperatorUid().orElse(null)))
              .findFirst()
              .orElseThrow(() -> new IOException(savepoint + " has no operator " + uid));
      return operator.getStates().stream()
          .map(OperatorSubtaskState::getManagedKeyedState)
          .mapToLong(state -> state.getStateSize())
          .sum();
    }
  }
}
