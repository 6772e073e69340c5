package io.roadloom.model;

/** Which of a message's stamps is its time. {@code AUTO} is a choice of the rig, never of a row. */
public enum Clock {
  HEADER,
  LOG,
  PUBLISH,
  AUTO
}
