/**
 * The bytes that values have in state and on the wire: compact, explicit, versioned. Plain Java.
 */
package io.roadloom.pack;
