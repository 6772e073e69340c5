/** Descriptions of datasets as YAML files. */
package io.roadloom.dataset.spec;
