/** Parquet files that are written column by column, of rows that come in runs. */
package io.roadloom.lake.column;
