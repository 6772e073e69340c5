/** Datasets as bounded Flink jobs. */
package io.roadloom.jobs.dataset;
