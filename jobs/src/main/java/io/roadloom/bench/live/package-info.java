/** Measures the live pipeline: broker and HDFS in one process, Flink in another. */
package io.roadloom.bench.live;
