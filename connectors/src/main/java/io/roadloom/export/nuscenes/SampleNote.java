package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportSample;
import io.roadloom.model.Token;
import io.roadloom.model.row.EgoPose;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * A sample with the readings that were written of it.
 *
 * @param tags of its scene
 * @param translation of the vehicle: east, north, up of the drive's first fix, metres; null unless
 *     all three are known
 * @param rotation of the vehicle: w, x, y, z; null where unknown
 */
record SampleNote(
    String token,
    String sceneToken,
    String vehicleId,
    String driveId,
    String split,
    Map<String, String> tags,
    long timestampNs,
    @Nullable double[] translation,
    @Nullable double[] rotation,
    List<ReadingNote> readings)
    implements Note {
  static SampleNote of(ExportSample sample, List<ReadingNote> readings) {
    EgoPose pose = sample.pose();
    String scene = sample.sceneToken();
    return new SampleNote(
        sample.token(),
        scene == null ? wholeDrive(sample.drive().driveId()) : scene,
        sample.drive().vehicleId(),
        sample.drive().driveId(),
        sample.split(),
        sample.scene() == null ? Map.of() : new TreeMap<>(sample.scene().tags()),
        sample.timestampNs(),
        pose == null ? null : known(pose.x(), pose.y(), pose.z()),
        pose == null ? null : known(pose.qw(), pose.qx(), pose.qy(), pose.qz()),
        readings);
  }

  /** Of samples that are of no scene: the devkit wants one of each. */
  private static String wholeDrive(String driveId) {
    return Token.of(Token.text("scene"), Token.text(driveId));
  }

  @Nullable
  private static double[] known(Double... values) {
    double[] known = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        return null;
      }
      known[i] = values[i];
    }
    return known;
  }

  /** Whether both are of one run of samples of one drive. */
  boolean sameScene(SampleNote other) {
    return sceneToken.equals(other.sceneToken()) && driveId.equals(other.driveId());
  }
}
