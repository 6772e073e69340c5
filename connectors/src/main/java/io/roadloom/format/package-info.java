/**
 * Recording formats. {@link io.roadloom.format.RecordingFormat} is where a new one goes; the source
 * knows none of them by name.
 */
package io.roadloom.format;
