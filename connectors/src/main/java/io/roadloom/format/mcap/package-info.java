/** MCAP: reading, indexing, recovering, writing. The words are the specification's. */
package io.roadloom.format.mcap;
