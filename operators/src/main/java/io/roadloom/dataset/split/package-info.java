/**
 * Splits without leakage: drives that share a near-duplicate or a place stay together, and a search
 * that knows nothing of how they were put together measures what is left.
 */
package io.roadloom.dataset.split;
