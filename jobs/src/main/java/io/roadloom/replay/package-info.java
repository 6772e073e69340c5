/** Publishes recordings to Kafka as the vehicles themselves would have. */
package io.roadloom.replay;
