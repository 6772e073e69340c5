/** Datasets as bounded Flink jobs: selecting, finding near-duplicates, splitting, exporting. */
package io.roadloom.jobs.dataset;
