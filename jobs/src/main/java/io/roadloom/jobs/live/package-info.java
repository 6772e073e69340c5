/** Live: the pipeline over input that does not end, and what keeps it running. */
package io.roadloom.jobs.live;
