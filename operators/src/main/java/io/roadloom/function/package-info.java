/** The Flink side of the operators: thin functions around the plain code, and their types. */
package io.roadloom.function;
