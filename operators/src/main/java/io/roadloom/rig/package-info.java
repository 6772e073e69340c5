/** The rig: what to align, and how. Read from YAML, or derived from a recording's own schemas. */
package io.roadloom.rig;
