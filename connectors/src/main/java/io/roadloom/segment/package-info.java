/**
 * Segments: MCAP files beside the tables that keep the payloads of live messages, since Kafka
 * forgets them. One writer a source subtask, many drives in one file, each chunk of one drive.
 */
package io.roadloom.segment;
