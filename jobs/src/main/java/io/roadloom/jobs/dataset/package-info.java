/** Jobs of datasets. */
package io.roadloom.jobs.dataset;
