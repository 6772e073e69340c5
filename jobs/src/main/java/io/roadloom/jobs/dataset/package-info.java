/** Datasets as bounded Flink jobs: selecting, finding near-duplicates, splitting, writing. */
package io.roadloom.jobs.dataset;
