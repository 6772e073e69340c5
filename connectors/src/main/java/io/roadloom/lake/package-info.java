/** The Iceberg tables: catalog, schemas, planning of revisions, writing, committing. */
package io.roadloom.lake;
