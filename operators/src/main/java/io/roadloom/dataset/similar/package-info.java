/**
 * Near-duplicates: pairs of hashes that differ in few bits, found without comparing all with all;
 * clusters of them, and which of a cluster's samples to drop. Plain Java.
 */
package io.roadloom.dataset.similar;
