/** What to align, and how. */
package io.roadloom.rig;
