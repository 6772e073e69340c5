/** WebDataset: shards that are tar files, samples that are files with a common first name. */
package io.roadloom.export.webdataset;
