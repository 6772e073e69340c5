/**
 * One of each: readings of a channel in their one order, exact duplicates and lone clock jumps told
 * apart. Plain Java.
 */
package io.roadloom.dedup;
