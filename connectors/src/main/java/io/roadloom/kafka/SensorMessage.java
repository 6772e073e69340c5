package io.roadloom.kafka;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;

/** What a Kafka record says. */
public sealed interface SensorMessage {
  /**
   * A message of a sensor.
   *
   * @param sequence unsigned 32 bits
   * @param payload not to be changed
   */
  record Reading(MessageRoute route, long logNs, long publishNs, long sequence, byte[] payload)
      implements SensorMessage {}

  /**
   * A schema that later messages name.
   *
   * @param id {@link RecordContract#schemaId} of it
   */
  record Announcement(String id, Schema schema) implements SensorMessage {}

  /**
   * Records that cannot be taken: one that breaks the contract, or some that Kafka has deleted.
   *
   * @param drive {@link #UNASSIGNED} where no record says it readably
   * @param kafkaTopic with partition and offset: where the first of them lies
   * @param end offset behind the last of them
   * @param reason a short snake_case word
   */
  record Broken(
      DriveKey drive,
      String kafkaTopic,
      int partition,
      long offset,
      long end,
      String reason,
      String expected,
      String found)
      implements SensorMessage {}

  /** What nobody knows the drive of. */
  DriveKey UNASSIGNED = new DriveKey("unassigned", "unassigned");
}
