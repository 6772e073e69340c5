/** From rows back to the bytes that they came from. */
package io.roadloom.lineage;
