package io.roadloom.live;

import java.io.Serializable;

/** What the tables hold of live pipelines. */
@FunctionalInterface
public interface CommittedCheckpoints extends Serializable {
  /**
   * The newest checkpoint of {@code liveName} that any table holds a commit of; −1 where there is
   * none.
   */
  long newest(String liveName);
}
