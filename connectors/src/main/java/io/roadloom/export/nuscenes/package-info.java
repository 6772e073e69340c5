/**
 * Datasets as the nuScenes devkit loads them: 13 JSON tables in a folder named after the version,
 * sensors' files in {@code samples} and {@code sweeps}. Shards write files and note what the tables
 * need of them; the tables are written at the end, a scene at a time.
 */
package io.roadloom.export.nuscenes;
