/**
 * The source of recordings: finds files, plans who reads which chunks in what order, reads them.
 *
 * <p>Formats are behind {@link io.roadloom.format.RecordingFormat}; storage behind Flink's file
 * systems.
 */
package io.roadloom.source;
