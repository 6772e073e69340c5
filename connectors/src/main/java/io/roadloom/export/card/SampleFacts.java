package io.roadloom.export.card;

import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * What statistics take of an exported sample.
 *
 * @param speed m/s, mean of its scene; null where unknown
 * @param tags of its scene
 * @param positioned whether it is known where the vehicle was
 * @param oriented whether it is known how the vehicle stood
 */
public record SampleFacts(
    String split,
    double completeness,
    @Nullable Double speed,
    Map<String, String> tags,
    boolean positioned,
    boolean oriented,
    List<ReadingFacts> readings) {
  /**
   * One reading that was exported.
   *
   * @param residualNs reading minus keyframe; null for a sweep
   * @param bytes as they are in the message
   * @param mounted whether its sensor's mounting is known
   * @param optics whether its camera's optics are known; null where it is no camera's
   */
  public record ReadingFacts(
      String channel,
      @Nullable Long residualNs,
      long bytes,
      boolean mounted,
      @Nullable Boolean optics) {}
}
