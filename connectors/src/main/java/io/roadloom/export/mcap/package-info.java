/** Slices of recordings, as MCAP. */
package io.roadloom.export.mcap;
