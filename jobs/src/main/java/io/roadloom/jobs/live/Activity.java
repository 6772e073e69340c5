package io.roadloom.jobs.live;

import java.io.IOException;
import java.util.OptionalLong;

/** Tells whether anything has arrived. */
interface Activity {
  /**
   * A look at the input and at how far it has been read.
   *
   * @param mark equal to that of an earlier look if nothing has arrived or been read since
   * @param behind how many messages have arrived that have not been read; empty where nobody knows
   */
  record Look(Object mark, OptionalLong behind) {}

  /**
   * Looks.
   *
   * @throws IOException where the input does not answer
   */
  Look look() throws IOException, InterruptedException;
}
