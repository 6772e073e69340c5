/** What the choice of the perceptual hash and of its threshold rests on. */
package io.roadloom.bench.dataset;
