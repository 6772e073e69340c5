package io.roadloom.jobs.live;

import java.io.IOException;

/** Tells whether anything has arrived. */
interface Activity {
  /**
   * A look at the input and at how far it has been read.
   *
   * @param mark equal to that of an earlier look if nothing has arrived or been read since
   * @param behind whether something has arrived that has not been read
   */
  record Look(Object mark, boolean behind) {}

  /**
   * Looks.
   *
   * @throws IOException where the input does not answer
   */
  Look look() throws IOException, InterruptedException;
}
