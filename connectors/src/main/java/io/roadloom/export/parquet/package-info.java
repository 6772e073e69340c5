/**
 * Datasets as Parquet in the manner of Hugging Face: a row a sample, images as {@code Image}
 * structs, the features in the footer.
 */
package io.roadloom.export.parquet;
