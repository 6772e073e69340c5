/** Datasets: what is asked for, and what a version of one holds. Plain Java. */
package io.roadloom.dataset;
