package io.roadloom.jobs.live;

/** Somebody's wish that the pipeline stops. */
@FunctionalInterface
public interface Stop {
  /** Waits for it, at most so long; returns whether it is there. */
  boolean await(long millis) throws InterruptedException;
}
