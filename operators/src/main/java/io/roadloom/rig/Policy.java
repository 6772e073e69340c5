package io.roadloom.rig;

import java.io.Serializable;

/** How a keyframe gets a value of a channel or signal. All spans in ns. */
public sealed interface Policy extends Serializable {
  /** The reading with the smallest |time − t| ≤ tolerance; ties to the earlier. */
  record Nearest(long toleranceNs) implements Policy {}

  /** The newest reading at or before t, at most maxAge old. */
  record Previous(long maxAgeNs) implements Policy {}

  /** An exact hit, else between the two readings around t if they are at most maxGap apart. */
  record Linear(long maxGapNs) implements Policy {}

  /** As {@link Linear}, on the unit sphere: for orientations. */
  record Slerp(long maxGapNs) implements Policy {}

  /** How far ahead of a keyframe a reading can matter, ns. */
  default long reachAheadNs() {
    if (this instanceof Nearest p) {
      return p.toleranceNs();
    } else if (this instanceof Linear p) {
      return p.maxGapNs();
    } else if (this instanceof Slerp p) {
      return p.maxGapNs();
    }
    return 0;
  }

  /** How far behind a keyframe a reading can matter, ns. */
  default long reachBehindNs() {
    return this instanceof Previous p ? p.maxAgeNs() : reachAheadNs();
  }
}
