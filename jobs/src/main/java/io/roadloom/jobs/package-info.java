/** The jobs: one topology, and what plans, configures and runs it. */
package io.roadloom.jobs;
