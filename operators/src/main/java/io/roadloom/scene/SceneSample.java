package io.roadloom.scene;

import io.roadloom.model.row.EgoPose;
import javax.annotation.Nullable;

/**
 * A sample as far as scenes look at it.
 *
 * @param lumaSum over the images that its keyframe chose, of those whose luma is known
 * @param images how many these are
 * @param pose null where nothing is known of it
 */
public record SceneSample(
    long timestampNs, double completeness, double lumaSum, int images, @Nullable EgoPose pose) {
  /** Whether it is known where on earth it is. */
  boolean placed() {
    return pose != null && pose.lat() != null && pose.lon() != null;
  }
}
