/**
 * LZ4 frames with linked blocks, as the writers of Python and C++ make them. The library at hand
 * decodes independent blocks only.
 */
package io.roadloom.format.lz4;
