/**
 * The plain heart of Roadloom: from a drive's readings to its aligned rows. {@link
 * io.roadloom.align.DriveAligner} is the entry.
 */
package io.roadloom.align;
