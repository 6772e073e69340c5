/**
 * Datasets as files that trainers read: what is exported, how formats are plugged in, how payloads
 * are read by reference. No Flink topology.
 */
package io.roadloom.export;
