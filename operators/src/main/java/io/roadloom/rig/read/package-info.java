/**
 * Rigs from files, or from what recordings say of themselves; and whether they fit recordings.
 * Knows decoders, which know rigs.
 */
package io.roadloom.rig.read;
