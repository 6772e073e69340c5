/** Builds datasets: selects by Flink SQL, finds near-duplicates, splits, writes. */
package io.roadloom.jobs.dataset;
