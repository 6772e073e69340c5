package io.roadloom.model;

/** Which of a message's stamps is its time. {@code AUTO} is a choice of the rig, never of a row. */
public enum Clock {
  HEADER,
  LOG,
  PUBLISH,
  AUTO;

  /** How far from the log time {@code AUTO} takes the sensor's stamp, ns. */
  public static final long AUTO_REACH_NS = 1_000_000_000L;
}
