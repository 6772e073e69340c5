/** Live ingest: sensor messages become chunks in segments, and go on as chunks of a recording. */
package io.roadloom.live;
