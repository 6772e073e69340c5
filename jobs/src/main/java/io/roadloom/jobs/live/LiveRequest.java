package io.roadloom.jobs.live;

import io.roadloom.lake.LakeConfig;
import io.roadloom.model.Token;
import io.roadloom.source.DriveNaming;
import io.roadloom.source.RecordingDiscovery;
import io.roadloom.source.RecordingProbe;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What a live pipeline is to do.
 *
 * @param name by which it finds its checkpoints and its rows again; one pipeline a name
 * @param input where messages come from
 * @param rig path of the rig file; null where one is to be derived from the channels there are
 * @param idleDrive a drive of which nothing has come for so long is closed
 * @param hashImages whether camera images get a perceptual hash
 */
public record LiveRequest(
    String name,
    Input input,
    LakeConfig lake,
    @Nullable String rig,
    Duration idleDrive,
    boolean hashImages) {
  private static final int TOKEN_DIGITS = 8;

  /**
   * Under which it says to Kafka how far it has read. Of one warehouse alone: what it said while it
   * wrote another is not so far as this one is.
   */
  public String consumerGroup() {
    return "roadloom-%s-%s"
        .formatted(name, Token.of(Token.text(lake.warehouse())).substring(0, TOKEN_DIGITS));
  }

  /** Where messages come from. */
  public sealed interface Input extends Serializable permits Kafka, Folder {}

  /**
   * A topic of Kafka.
   *
   * @param bootstrap {@code HOST:PORT}, several separated by commas
   */
  public record Kafka(String bootstrap, String topic) implements Input {}

  /**
   * Recordings as they land.
   *
   * @param paths folders and globs
   * @param drivePattern regex that names drives by their URI; null for none
   */
  public record Folder(List<String> paths, @Nullable String drivePattern) implements Input {
    RecordingDiscovery discovery() {
      return new RecordingDiscovery(paths);
    }

    RecordingProbe probe() {
      return new RecordingProbe(DriveNaming.of(drivePattern));
    }
  }
}
