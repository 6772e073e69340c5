/** Takes a drive out of a warehouse for good: rows, history and payloads. */
package io.roadloom.forget;
