/** What a drive yields: the rows of the tables, as plain values. */
package io.roadloom.model.row;
