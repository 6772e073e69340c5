package io.roadloom.jobs.live;

import io.roadloom.source.Locations;
import java.io.IOException;
import java.time.Duration;
import javax.annotation.Nullable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the launcher's live pipeline takes checkpoints, and when it stops.
 *
 * @param checkpoints folder of the checkpoints and savepoints of this pipeline alone
 * @param interval between two checkpoints, and so between two commits
 * @param stopWhenIdle stops when nothing has arrived for so long; null for never
 */
public record Schedule(String checkpoints, Duration interval, @Nullable Duration stopWhenIdle) {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  String savepoints() {
    return Locations.path(checkpoints).toString();
  }

  /**
   * Sets checkpoints up, and where to go on: the newest that there is.
   *
   * @throws IOException where storage does not answer
   */
  void into(Configuration job) throws IOException {
    job.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    job.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(2));
    job.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, savepoints());
    job.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, savepoints());
    job.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    NewestCheckpoint newest = NewestCheckpoint.below(savepoints()).orElse(null);
    if (newest != null) {
      LOG.info("going on from {}", newest);
      job.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.path());
      // A checkpoint is needed no longer than the next one takes; a savepoint is its owner's.
      job.set(
          StateRecoveryOptions.RESTORE_MODE,
          newest.savepoint() ? RecoveryClaimMode.NO_CLAIM : RecoveryClaimMode.CLAIM);
    }
  }
}
