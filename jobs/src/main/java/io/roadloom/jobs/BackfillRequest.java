package io.roadloom.jobs;

import io.roadloom.lake.LakeConfig;
import io.roadloom.rig.RigException;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What a backfill is to do.
 *
 * @param paths files, folders, globs
 * @param rig path of the rig file; null where one is to be derived from the recordings
 * @param drivePattern regex that names drives by their URI; null for none
 * @param hashImages whether camera images get a perceptual hash
 * @param force compute drives even if nothing about them is new
 * @param unitBytes how many bytes of recordings one job takes on, whole drives at least
 */
public record BackfillRequest(
    List<String> paths,
    LakeConfig lake,
    @Nullable String rig,
    @Nullable String drivePattern,
    Execution execution,
    boolean hashImages,
    boolean force,
    long unitBytes) {
  public static final long DEFAULT_UNIT_BYTES = io.roadloom.lake.BackfillRequest.DEFAULT_UNIT_BYTES;

  /**
   * From configuration.
   *
   * @throws RigException where what must be given is not
   */
  public static BackfillRequest of(ReadableConfig config) {
    return new BackfillRequest(
        RoadloomOptions.required(config, RoadloomOptions.PATHS),
        RoadloomOptions.lake(config),
        config.get(RoadloomOptions.RIG),
        config.get(RoadloomOptions.DRIVE_PATTERN),
        config.get(RoadloomOptions.EXECUTION),
        config.get(RoadloomOptions.HASH_IMAGES),
        config.get(RoadloomOptions.FORCE),
        config.get(RoadloomOptions.UNIT_SIZE).getBytes());
  }
}
