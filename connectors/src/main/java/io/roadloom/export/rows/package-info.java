/** The rows of a dataset's samples, read from the tables that it was built from. */
package io.roadloom.export.rows;
