package io.roadloom.scene;

import io.roadloom.dedup.Nanos;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import io.roadloom.model.row.Scene;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * Cuts the samples of one drive into scenes as they come, in order of time: where two are far
 * apart, and where a scene has become long enough. A sample's scene is known with the sample, its
 * row when the next scene begins or the drive ends.
 */
public final class SceneCutter {
  /** Samples up to this far apart may be of one scene, ns. */
  static final long MAX_GAP_NS = 1_000_000_000L;

  /** Where keyframes are rare, so many periods of them. */
  static final int MAX_GAP_PERIODS = 3;

  /** A sample this long after a scene's first begins another, ns. */
  static final long LENGTH_NS = 20_000_000_000L;

  private final DriveKey drive;
  private final long gapNs;
  private final Consumer<? super Scene> out;
  @Nullable private OpenScene open;
  @Nullable private String token;

  /**
   * @param periodNs of the keyframes; 0 where they have none
   * @param open the scene of the newest sample; null where there is none. The cutter's own from
   *     here on
   * @param out takes the scenes that have ended
   */
  public SceneCutter(
      DriveKey drive, long periodNs, @Nullable OpenScene open, Consumer<? super Scene> out) {
    this.drive = drive;
    this.gapNs = Math.max(MAX_GAP_NS, MAX_GAP_PERIODS * periodNs);
    this.out = out;
    if (open != null) {
      begin(open);
    }
  }

  /** The token of the scene of a sample at {@code t}, later than all before: to be added next. */
  public String sceneOf(long t) {
    if (open != null
        && (Nanos.minus(t, open.lastNs()) > gapNs || Nanos.minus(t, open.firstNs()) >= LENGTH_NS)) {
      end();
    }
    if (open == null) {
      begin(new OpenScene(t));
    }
    return token;
  }

  private void begin(OpenScene scene) {
    open = scene;
    token = Token.scene(drive.driveId(), scene.firstNs());
  }

  /** Adds the sample that was asked for last. */
  public void add(SceneSample sample) {
    open.add(sample);
  }

  /** No sample follows that could be of the open scene. */
  public void end() {
    if (open != null) {
      out.accept(open.row(drive, token));
      open = null;
    }
  }

  /** The scene of the newest sample; null where there is none. */
  @Nullable
  public OpenScene open() {
    return open;
  }
}
