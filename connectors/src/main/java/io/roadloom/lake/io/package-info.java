/**
 * Iceberg's files through Flink's file systems, so that recordings and tables are reached alike.
 */
package io.roadloom.lake.io;
