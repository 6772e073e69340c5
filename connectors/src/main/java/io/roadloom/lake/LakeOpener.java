package io.roadloom.lake;

import java.io.Serializable;

/** How the committer gets at the tables; tests put failures here. */
@FunctionalInterface
interface LakeOpener extends Serializable {
  Lake open(LakeConfig config);
}
