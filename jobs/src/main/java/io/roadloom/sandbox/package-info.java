/** A Kafka broker and an HDFS on this machine, to try things on. */
package io.roadloom.sandbox;
