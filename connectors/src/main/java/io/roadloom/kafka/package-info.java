/** The live source: sensor messages on Kafka, and the contract that their records keep. */
package io.roadloom.kafka;
