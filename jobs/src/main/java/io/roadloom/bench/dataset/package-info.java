/** Figures of datasets. */
package io.roadloom.bench.dataset;
