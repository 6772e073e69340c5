package io.roadloom.synthetic;

/**
 * When a message is of, and what the car does then.
 *
 * @param stampNs ns since the epoch
 * @param seconds since the drive's start
 */
record Moment(long stampNs, double seconds, Trajectory.State car) {}
