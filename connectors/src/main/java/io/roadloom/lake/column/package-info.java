/** Parquet files that are written column by column: rows one by one, or in runs. */
package io.roadloom.lake.column;
