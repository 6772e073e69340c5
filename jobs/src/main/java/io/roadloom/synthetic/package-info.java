/** Synthetic drives: recordings like real ones, made from a seed, for the demo and benchmarks. */
package io.roadloom.synthetic;
